/**
 * What stands in TeX for the signs that it reads; braces are words, since BibTeX counts them wherever they stand.
 * What its oldest fonts (OT1) have other characters for is mathematics, which all who read BibTeX know and biber does not undo;
 * `"` makes another letter with the next in the languages of babel, and its command is an error in those fonts.
 */
const signs: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '{$<$}',
  '>': '{$>$}',
  '|': '{$|$}',
  '"': '"{}',
  '\u00A0': '~',
};

/**
 * Returns a text as TeX prints it: no sign of it is a command, and none makes another with the next.
 * @example
 * texOf('R&D 100% {x}') // => 'R\\&D 100\\% \\textbraceleft{}x\\textbraceright{}'
 */
export function texOf(text: string): string {
  return text
    .replace(/[\\{}~^<>|"\u00A0]|[&%$#_]/g, (sign) => signs[sign] ?? `\\${sign}`)
    .replace(/-(?=-)|,(?=,)|`(?=`)|'(?=')|[?!](?=`)/g, '$&{}')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the rich text of CSL-JSON is in TeX, by how its tags begin. */
const commands: [RegExp, string, string][] = [
  [/^<i>$/, 'i', '\\textit{'],
  [/^<b>$/, 'b', '\\textbf{'],
  [/^<sup>$/, 'sup', '\\textsuperscript{'],
  [/^<sub>$/, 'sub', '\\textsubscript{'],
  [/^<span style="font-variant:\s*small-caps;?">$/, 'span', '\\textsc{'],
  [/^<span class="nocase">$/, 'span', '{'],
];

/** Returns the rich text of CSL-JSON (specification 1.0.2, appendix on HTML) as TeX: whatever its tags, braces are paired. */
export function richTexOf(text: string): string {
  const open: string[] = [];
  const pieces = text.split(/(<[^<>]*>)/).map((piece) => {
    const last = open.at(-1);
    if (last !== undefined && piece === `</${last}>`) {
      open.pop();
      return '}';
    }
    const command = commands.find(([tag]) => tag.test(piece));
    if (!command) return spaced(piece);
    open.push(command[1]);
    return command[2];
  });
  return pieces.join('').trim() + '}'.repeat(open.length);
}

/** A text between tags keeps the blanks at its ends. */
function spaced(text: string): string {
  return `${/^\s/.test(text) ? ' ' : ''}${texOf(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;
}

/** Returns rich text without its markup. */
export function plainText(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|span)(?: (?:style|class)="[^"<>]*")?>/g, '');
}
