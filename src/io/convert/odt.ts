import { formats } from '../../core/text/format.ts';
import { type Converter, Unconvertible } from './converter.ts';
import { textOfHtml } from './html-text.ts';
import { createTally, type Loss, type Tally } from './tally.ts';
import { damaged, unzip } from './unzip.ts';

/** OpenDocument texts (OpenDocument 1.3, part 3), as LibreOffice writes them. Of tracked changes, all are taken as accepted. */
export const odt: Converter = {
  format: formats.odt,
  ending: 'odt',
  packages: [],
  convert: async (bytes) => {
    const parts = unzip(bytes, (name) => /^(?:content|styles|META-INF\/manifest)\.xml$/.test(name));
    const xml = (name: string) => Buffer.from(parts[name] ?? []).toString();
    if (xml('META-INF/manifest.xml').includes('encryption-data'))
      throw new Unconvertible(
        'document with a password, expected one without',
        formats.locked.hint,
      );
    const content = xml('content.xml');
    const body = content.indexOf('<office:body');
    if (body < 0 || !content.includes('</office:document-content>')) throw damaged();
    const tally = createTally();
    for (const [, words = ''] of xml('styles.xml').matchAll(
      /<style:(?:header|footer)(?:-left|-first)?>((?:(?!<\/style:)[^])*)/g,
    ))
      if (bare(words) !== '') tally.add('running', bare(words));
    const html = htmlOf(content.slice(body), stylesIn(content.slice(0, body)), tally);
    const { text, notes, told } = textOfHtml(html, { notes: true });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

/** What the styles of a document say: which tags the words of each stand in, and which lists are numbered. */
interface Styles {
  tags: Map<string, string[]>;
  numbered: Set<string>;
}

/** What the properties of letters say, and the tag that stands for it. */
const letters: readonly (readonly [property: RegExp, tag: string])[] = [
  [/\bfo:font-style="(?:italic|oblique)"/, 'i'],
  [/\bfo:font-weight="(?:bold|[6-9]00)"/, 'b'],
  [/\btext-underline-style="(?!none)/, 'u'],
  [/\btext-line-through-style="(?!none)/, 's'],
  [/\bfo:font-variant="small-caps"/, 'small-caps'],
  [/\bfo:text-transform="uppercase"/, 'all-caps'],
  [/\btext-position="(?:super|[1-9])/, 'sup'],
  [/\btext-position="(?:sub|-)/, 'sub'],
];

function stylesIn(head: string): Styles {
  const styles: Styles = { tags: new Map(), numbered: new Set() };
  for (const style of head.split(/<(?=style:style\s)/).slice(1)) {
    const [own = ''] = style.split('</style:style>');
    const tags = letters.flatMap(([property, tag]) => (property.test(own) ? [tag] : []));
    styles.tags.set(attribute(own, 'style:name'), tags);
  }
  for (const style of head.split(/<(?=text:list-style\s)/).slice(1)) {
    const [first = ''] = /<text:list-level-style-\w+/.exec(style) ?? [];
    if (first.endsWith('number')) styles.numbered.add(attribute(style, 'style:name'));
  }
  return styles;
}

/** What elements become. Of others, what is in them is read. */
const elements = new Map([
  ...['text:h', 'text:p', 'draw:text-box'].map((name) => [name, 'div'] as const),
  ...['text:list-item', 'text:list-header'].map((name) => [name, 'li'] as const),
  ['table:table', 'table'],
  ['table:table-row', 'tr'],
  ['table:table-cell', 'td'],
]);

/** What is left out with all that is in it, and what is told of it. */
const left = new Map<string, Loss | undefined>([
  ['office:annotation', 'comment'],
  ['text:deletion', 'deleted'],
  ['draw:image', 'picture'],
  ['draw:object', 'embedded'],
  ['draw:object-ole', 'embedded'],
  ['math:math', 'formula'],
  ['text:note-citation', undefined],
  ['office:change-info', undefined],
  ['office:forms', undefined],
  ['text:sequence-decls', undefined],
  ['svg:title', undefined],
  ['svg:desc', undefined],
]);

/** An element that is open: what ends it, and where what it holds began in `pieces`. */
interface Open {
  name: string;
  end: string;
  from: number;
}

const tag = /<(\/?)([\w:-]+)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>/g;

/** Writes the body of a document as HTML. Markup that is not well-formed is read as far as it can be. */
function htmlOf(xml: string, styles: Styles, tally: Tally): string {
  const open: Open[] = [];
  const notes: string[] = [];
  const pieces: string[] = [];
  let at = 0;
  const close = ({ name, end, from }: Open) => {
    if (left.has(name)) {
      const [words, loss] = [bare(pieces.splice(from).join('')), left.get(name)];
      if (loss !== undefined) tally.add(loss, words);
    } else if (name === 'text:note-body') {
      notes.push(pieces.splice(from).join(''));
      pieces.push(mark(notes.length));
    } else pieces.push(end);
  };
  for (const { 0: whole, 1: slash, 2: name = '', 3: rest = '', index } of xml.matchAll(tag)) {
    pieces.push(xml.slice(at, index));
    at = index + whole.length;
    const last = open.at(-1);
    if (slash === '/') {
      if (last?.name === name) close(open.splice(-1)[0] as Open);
      continue;
    }
    const { begin, end } = written(name, rest, styles);
    if (name === 'text:insertion') tally.add('inserted');
    const element = { name, end, from: pieces.length };
    pieces.push(begin);
    if (rest.endsWith('/')) close(element);
    else open.push(element);
  }
  const ends = notes.map((note, index) => `<li id="footnote-${index + 1}">${note}</li>`);
  return `${pieces.join('')}<ol>${ends.join('')}</ol>`;
}

function mark(number: number): string {
  return `<sup><a href="#footnote-${number}">${number}</a></sup>`;
}

/** What an element begins and ends with in HTML. */
function written(name: string, rest: string, styles: Styles): { begin: string; end: string } {
  if (name === 'text:s') return { begin: ' ', end: '' };
  if (name === 'text:tab') return { begin: '\t', end: '' };
  if (name === 'text:line-break') return { begin: '<br>', end: '' };
  if (name === 'text:span') {
    const tags = styles.tags.get(attribute(rest, 'text:style-name')) ?? [];
    return {
      begin: tags.map((one) => `<${one}>`).join(''),
      end: [...tags]
        .reverse()
        .map((one) => `</${one}>`)
        .join(''),
    };
  }
  if (name === 'text:a')
    return { begin: `<a href="${attribute(rest, 'xlink:href')}">`, end: '</a>' };
  const own = name === 'text:list' ? listTag(rest, styles) : elements.get(name);
  return own === undefined ? { begin: '', end: '' } : { begin: `<${own}>`, end: `</${own}>` };
}

function listTag(rest: string, { numbered }: Styles): string {
  return numbered.has(attribute(rest, 'text:style-name')) ? 'ol' : 'ul';
}

/** Returns the value of an attribute as it is written: what is no quotation mark in it stays as it is in HTML. */
function attribute(rest: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(rest)?.[1] ?? '';
}

function bare(markup: string): string {
  return markup
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
