import { append } from '../../core/page/append.ts';
import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';
import { createNumberer, type ListStyles, readListStyle } from './odt-numbers.ts';
import { createTally, type Loss, type Tally } from './tally.ts';
import { damaged, unzip } from './unzip.ts';
import { type Attributes, escaped, readXml, unescaped } from './xml.ts';

/** OpenDocument texts (OpenDocument 1.3, part 3), as LibreOffice writes them. Of tracked changes, all are taken as accepted. */
export const odt: Converter = {
  format: formats.odt,
  ending: 'odt',
  packages: ['parse5', 'saxes'],
  convert: async (bytes) => {
    const parts = unzip(bytes, (name) => /^(?:content|styles|META-INF\/manifest)\.xml$/.test(name));
    if (Buffer.from(parts['META-INF/manifest.xml'] ?? []).includes('encryption-data'))
      throw new Unconvertible(
        'document with a password, expected one without',
        formats.locked.hint,
      );
    const { 'content.xml': content, 'styles.xml': shared } = parts;
    if (!content) throw damaged();
    const tally = createTally();
    const styles: Styles = { letters: new Map(), lists: new Map() };
    // What is common to documents stands by itself, with the heads and feet of pages.
    if (shared) htmlOf('styles.xml', shared, { styles, tally });
    const html = htmlOf('content.xml', content, { styles, tally });
    const { text, notes, told } = textOfHtml(html, { notes: true });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

/** Returns the prefix that the elements and attributes of a namespace have here. */
function prefixes(namespace: string): string | undefined {
  const own = /^urn:oasis:names:tc:opendocument:xmlns:(?:xsl-)?([a-z]+)(?:-compatible)?:1\.\d$/;
  return others.get(namespace) ?? own.exec(namespace)?.[1];
}

const others = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0', 'number'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);

/** A style of words and paragraphs: the tags that stand for it, the style that it adds to, and that of its lists. */
interface Style {
  tags: string[];
  parent: string;
  list: string | undefined;
}

/** What the styles of a document say. */
interface Styles {
  letters: Map<string, Style>;
  lists: ListStyles;
}

/** How many styles may add to one another. */
const longestChain = 50;

/** Returns a style, and those that it adds to. */
function chainOf(name: string, { letters: all }: Styles): Style[] {
  const chain: Style[] = [];
  let own = all.get(name);
  for (; own && chain.length < longestChain; own = all.get(own.parent)) chain.push(own);
  return chain;
}

function tagsIn(chain: readonly Style[]): string[] {
  return [...new Set(chain.flatMap(({ tags }) => tags))];
}

/** Properties of letters, what each says, and the tag that stands for it. */
const letters: readonly (readonly [property: string, value: RegExp, tag: string])[] = [
  ['fo:font-style', /^(?:italic|oblique)$/, 'i'],
  ['fo:font-weight', /^(?:bold|[6-9]00)$/, 'b'],
  ['style:text-underline-style', /^(?!none)/, 'u'],
  ['style:text-line-through-style', /^(?!none)/, 's'],
  ['fo:font-variant', /^small-caps$/, 'small-caps'],
  ['fo:text-transform', /^uppercase$/, 'all-caps'],
  ['style:text-position', /^(?:super|[1-9])/, 'sup'],
  ['style:text-position', /^(?:sub|-)/, 'sub'],
  ['text:display', /^none$/, 'span hidden'],
];

function tagsOf(properties: Attributes): string[] {
  return letters.flatMap(([property, value, tag]) => {
    const own = properties[property];
    return own !== undefined && value.test(own) ? [tag] : [];
  });
}

/** What elements become. Of others, what is in them is read. */
const elements = new Map([
  ...['text:h', 'text:p', 'draw:text-box'].map((name) => [name, 'div'] as const),
  ...['text:list-item', 'text:list-header'].map((name) => [name, 'div'] as const),
  ...['table:table-cell', 'table:covered-table-cell'].map((name) => [name, 'td'] as const),
  ['table:table', 'table'],
  ['table:table-row', 'tr'],
  ['text:ruby-text', 'rt'],
]);

/** How many cells a part may have that are written once for several, and how many pieces one of them is of. */
const [mostCells, largestCell] = [10_000, 50];

/** What is left out with all that is in it, and what is told of it. */
const left = new Map<string, Loss | undefined>([
  ['office:annotation', 'comment'],
  ['text:deletion', 'deleted'],
  ['draw:image', 'picture'],
  ['draw:object', 'embedded'],
  ['draw:object-ole', 'embedded'],
  ['math:math', 'formula'],
  ...['header', 'footer']
    .flatMap((name) => [name, `${name}-left`, `${name}-first`])
    .map((name) => [`style:${name}`, 'running'] as const),
  ...'dc:creator dc:date office:change-info office:forms office:scripts svg:desc svg:title text:index-entry-span text:index-title-template text:note-citation text:script text:sequence-decls'
    .split(' ')
    .map((name) => [name, undefined] as const),
]);

/** An element that is open: what ends it, and where what it holds began in `pieces`. */
interface Open {
  end: string;
  from: number;
  isParagraph: boolean;
  /** What stands before a paragraph, where it is known; and how many pieces with words stood before that. */
  label?: string | undefined;
  said: number;
  /** Of a cell: for how many more it is written. */
  copies: number;
}

const isParagraph = (name: string) => name === 'text:p' || name === 'text:h';

/** What has words of its own, with all that is in it: letters elsewhere are of a format of dates, say. */
const hasWords = (name: string) => isParagraph(name) || name === 'text:number';

/** Writes a part of a document as HTML, and takes down what it says of styles. */
function htmlOf(
  part: string,
  bytes: Uint8Array,
  { styles, tally }: { styles: Styles; tally: Tally },
): string {
  const open: Open[] = [];
  const notes: string[] = [];
  const pieces: string[] = [];
  const numberer = createNumberer(styles.lists);
  let [said, holders, cells] = [0, 0, 0];
  const close = (name: string, { end, from, label, said: before, copies }: Open) => {
    if (isParagraph(name) && label !== '' && said > before) {
      numberer.said();
      if (label !== undefined) pieces[from + 1] = `${escaped(label)} `;
      if (label === undefined) tally.add('number', () => bare(pieces.slice(from).join('')));
      else tally.add('item');
    }
    numberer.close(name);
    if (name === 'text:number') {
      const number = bare(pieces.splice(from).join(''));
      const isOwn = numberer.written(number);
      if (!isOwn && (open.at(-1)?.label ?? '') === '') pieces.push(`${escaped(number)} `);
    } else if (left.has(name)) {
      const [words, loss] = [bare(pieces.splice(from).join('')), left.get(name)];
      if (loss !== undefined && (loss !== 'running' || words !== '')) tally.add(loss, words);
    } else if (name === 'text:note-body') {
      notes.push(pieces.splice(from).join(''));
      pieces.push(mark(notes.length));
    } else pieces.push(end);
    const cell = pieces.slice(from, from + largestCell);
    if (copies === 0 || from + cell.length < pieces.length) return;
    for (let n = 0; n < copies && cells < mostCells; n++, cells++) append(pieces, cell);
  };
  const noteStyle = styleReader(styles);
  readXml(
    { name: part, bytes, prefixes },
    {
      open: (name, attributes) => {
        if (hasWords(name)) holders++;
        noteStyle(name, attributes);
        numberer.open(name, attributes);
        if (name === 'text:insertion') tally.add('inserted');
        const tags = tagsFor(name, attributes, styles);
        const end = tags.map((tag) => `</${tag.split(' ', 1)[0] ?? ''}>`).reverse();
        const [from, own] = [pieces.length, isParagraph(name)];
        // One that another goes over is a cell without words: what follows stands in its own column.
        const copies = /^table:(?:covered-)?table-cell$/.test(name) ? repeated(attributes) : 0;
        const element: Open = { end: end.join(''), from, said, isParagraph: own, copies };
        pieces.push(signOf(name, attributes) ?? tags.map((tag) => `<${tag}>`).join(''));
        if (own) {
          const list = chainOf(attributes['text:style-name'] ?? '', styles).find(
            (style) => style.list !== undefined,
          )?.list;
          element.label = numberer.label(name, attributes, list);
          pieces.push('');
        }
        if (name === 'text:hidden-paragraph' && attributes['text:is-hidden'] === 'true') {
          const paragraph = open.findLast((one) => one.isParagraph);
          if (paragraph) pieces[paragraph.from] = '<div hidden>';
        }
        open.push(element);
      },
      close: (name) => {
        if (hasWords(name)) holders--;
        close(name, open.splice(-1)[0] as Open);
      },
      text: (words) => {
        if (holders === 0) return;
        if (words.trim() !== '') said++;
        pieces.push(escaped(words));
      },
    },
  );
  const ends = notes.map((note, index) => `<li id="footnote-${index + 1}">${note}</li>`);
  return `${pieces.join('')}<ol>${ends.join('')}</ol>`;
}

function repeated({ 'table:number-columns-repeated': count = '' }: Attributes): number {
  return /^[1-9]\d{0,3}$/.test(count) ? Number(count) - 1 : 0;
}

/** Returns what takes down the styles, given each element as it begins. */
function styleReader(styles: Styles): (name: string, attributes: Attributes) => void {
  let style: Style = { tags: [], parent: '', list: undefined };
  let list = '';
  return (name, attributes) => {
    list = readListStyle(name, attributes, { styles: styles.lists, list });
    if (name === 'style:style') {
      const parent = attributes['style:parent-style-name'] ?? '';
      style = { tags: [], parent, list: attributes['style:list-style-name'] };
      styles.letters.set(attributes['style:name'] ?? '', style);
    } else if (name === 'style:text-properties') append(style.tags, tagsOf(attributes));
  };
}

function mark(number: number): string {
  return `<sup><a href="#footnote-${number}">${number}</a></sup>`;
}

/** How many blanks one element may stand for. */
const mostBlanks = 1000;

/** Returns what stands for an element that is characters: blanks and tabs that stay, or a line end. */
function signOf(name: string, { 'text:c': count = '1' }: Attributes): string | undefined {
  if (name === 'text:line-break') return '<br>';
  if (name === 'text:tab') return kept('\t');
  if (name !== 'text:s') return undefined;
  return kept(' '.repeat(Math.min(/^\d+$/.test(count) ? Number(count) : 1, mostBlanks)));
}

function kept(blanks: string): string {
  return `<span style="white-space: pre">${blanks}</span>`;
}

/** Which tags of HTML an element becomes. */
function tagsFor(name: string, attributes: Attributes, styles: Styles): string[] {
  const isHidden = attributes['text:is-hidden'] === 'true';
  const display = attributes['text:display'];
  const inStyle = tagsIn(chainOf(attributes['text:style-name'] ?? '', styles));
  if (name === 'text:span') return inStyle;
  if (isParagraph(name)) return [inStyle.includes('span hidden') ? 'div hidden' : 'div'];
  if (name === 'text:a') return [`a href="${escaped(attributes['xlink:href'] ?? '')}"`];
  if (name === 'text:hidden-text' && isHidden) return ['span hidden'];
  if (name === 'text:section' && (display === 'none' || (display === 'condition' && isHidden)))
    return ['div hidden'];
  const own = elements.get(name);
  return own === undefined ? [] : [own];
}

function bare(markup: string): string {
  return unescaped(markup.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ')).trim();
}
