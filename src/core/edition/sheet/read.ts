import {
  type Atrule,
  type CssNode,
  type Declaration,
  generate,
  parse,
  type Rule,
  walk,
} from 'css-tree/dist/csstree.esm';
import { type ReportingFile, reportOn, type TextFile } from '../../page/file.ts';
import type { ShownImage } from '../../page/model.ts';
import type { Finding } from '../../problem.ts';
import type { Range } from '../../text/range.ts';
import { whyHeld } from './held.ts';
import { isOutside } from './outside.ts';

/** The style sheet of an edition, which is served behind ours. */
export interface Sheet {
  file: string;
  text: string;
  /** The images that it shows, each with all of its `url(…)`. */
  images: ShownImage[];
  findings: Finding[];
}

/** The path of the style sheet of an edition. */
export const sheetPath = 'content/style.css';

/** How long it may be, in UTF-16 units, and how many brackets may stand in one another. */
const [longest, deepest] = [100_000, 50];

const atRules = [
  'media',
  'supports',
  'container',
  'layer',
  'scope',
  'keyframes',
  'page',
  'starting-style',
];

/** Functions that load a file which they name without `url(…)`, and those of browsers that are gone. */
const loading = /^(?:-[a-z]+-)?(?:image-set|src|image|cross-fade|element|expression)$/i;

/**
 * Reads the style sheet of an edition. Yields css-malformed for what is no CSS, and css-refused for what would load a file
 * from elsewhere, and for what would show a source as something else than it is. `images/harbour.png` means the image.
 */
export function readSheet(file: TextFile): Sheet {
  const reading = reportOn(file);
  const { findings } = reading;
  const images: ShownImage[] = [];
  const sheet = { file: file.path, text: file.text, images, findings };
  if (!isReadable(reading)) return sheet;
  const rules: Rule[] = [];
  const tree = parse(file.text, {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ message, offset }) => malformed(message, offset, reading),
  });
  walk(tree, {
    enter: (node: CssNode) => {
      if (node.type === 'Rule') rules.push(node);
      judge(node, { rules, images, file: reading });
    },
    leave: (node: CssNode) => {
      if (node.type === 'Rule') rules.pop();
    },
  });
  return sheet;
}

/** Whether it can be gone through: it is no longer and no deeper than anybody writes, and says all in plain letters. */
function isReadable(file: ReportingFile): boolean {
  const { text } = file;
  const backslash = text.indexOf('\\');
  if (backslash >= 0)
    refuse('a backslash', 'the letters themselves', [backslash, backslash + 1], file);
  if (text.length > longest)
    refuse(`style sheet of ${text.length} characters`, `at most ${longest}`, [0, 0], file);
  let depth = 0;
  const deep = [...text.matchAll(/[([{)\]}]/g)].find(({ 0: bracket }) => {
    depth += '([{'.includes(bracket) ? 1 : -1;
    return depth > deepest;
  });
  if (deep)
    refuse('brackets in one another', `at most ${deepest}`, [deep.index, deep.index + 1], file);
  return file.findings.length === 0;
}

/** What a node is judged with: the rules that it stands in, and what is gathered. */
interface Judging {
  rules: readonly Rule[];
  images: ShownImage[];
  file: ReportingFile;
}

function judge(node: CssNode, judging: Judging): void {
  const { file, images } = judging;
  const at = rangeOf(node);
  switch (node.type) {
    case 'Atrule':
      return judgeAtRule(node, file);
    case 'Url': {
      const name = /^(?:\.\/)?images\/([^/]+)$/.exec(node.value)?.[1];
      // A sheet has no words for those who do not see it: what it shows is decoration.
      if (name !== undefined) images.push({ url: name, alt: ' ', at: at[0], end: at[1] });
      else
        refuse(`“${node.value}”`, 'an image of content/images, url(images/harbour.png)', at, file);
      return;
    }
    case 'Function':
      if (loading.test(node.name))
        refuse(`${node.name}(…)`, 'url(images/…) for an image, and plain values', at, file);
      return;
    case 'Raw':
      if (/url|src|image|element/i.test(node.value))
        refuse(`“${node.value.trim()}”`, 'a value that can be read', at, file);
      return;
    case 'Declaration':
      return judgeDeclaration(node, judging);
    default:
  }
}

function judgeAtRule(node: Atrule, file: ReportingFile): void {
  const { name } = node;
  if (atRules.includes(name.toLowerCase())) return;
  const [start] = rangeOf(node);
  refuse(
    `@${name}`,
    `one of ${atRules.map((one) => `@${one}`).join(', ')}`,
    [start, start + name.length + 1],
    file,
  );
}

function judgeDeclaration(node: Declaration, { rules, file }: Judging): void {
  if (isOutside(rules.at(-1))) return;
  const property = node.property.toLowerCase();
  const value = generate(node.value).toLowerCase().replaceAll("''", '""');
  const why = whyHeld(property, value);
  if (why === undefined) return;
  file.report(
    'css-refused',
    placed(rangeOf(node)),
    `Unexpected “${property}: ${value}” where a source could be, expected a rule for parts of a page that hold none: ${why}`,
    {
      hint: 'take it out, or begin the selector with one of .masthead, .colophon, .lead, .find, .sources and .invitation',
    },
  );
}

function malformed(message: string, offset: number, file: ReportingFile): void {
  file.report(
    'css-malformed',
    placed([offset, offset + 1]),
    `Unexpected characters, expected CSS: ${message}`,
    {
      hint: 'look at this line and the one before it: a bracket, a colon or a semicolon is missing or too many',
    },
  );
}

function refuse(
  what: string,
  expected: string,
  at: readonly [start: number, end: number],
  file: ReportingFile,
): void {
  const hint =
    'take it out: a page loads nothing but files of its own site, and says all of it in plain words';
  file.report('css-refused', placed(at), `Unexpected ${what}, expected ${expected}`, { hint });
}

function placed([start, end]: readonly [start: number, end: number]): Range {
  return { start, end };
}

function rangeOf({ loc }: CssNode): [start: number, end: number] {
  return [loc?.start.offset ?? 0, loc?.end.offset ?? 0];
}
