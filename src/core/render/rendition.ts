import { type OriginalPage, originalPages, scanAnchor } from '../edition/original-pages.ts';
import type { AnnotatedPage, Rendition, Wordless } from '../page/model.ts';
import { pageText, renditions, rendsOf } from '../page/rendition.ts';
import { canonicalTag } from '../text/tags.ts';
import type { Wording } from '../words/wording.ts';
import { gapText } from './gap.ts';
import { el, type Node } from './hast.ts';

/** The elements of HTML that look as the original does; what has none is a class. */
const looks: Record<string, string> = {
  italic: 'i',
  bold: 'b',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
};

/** Returns words as the original has them, with what the editors say of them where a pointer rests. */
export function renderRendition(
  { name, attributes }: RenditionSaid,
  children: Node[],
  wording: Wording,
): Node[] {
  const title = titleOf(name, attributes, wording);
  switch (name) {
    case 'Hi':
      return rendsOf(attributes['rend'] ?? '').reduceRight<Node[]>((inner, rend) => {
        const look = looks[rend];
        return [el(look ?? 'span', { class: look === undefined ? `hi ${rend}` : 'hi' }, inner)];
      }, children);
    case 'Add':
      return [el('ins', { class: 'add', title }, children)];
    case 'Del':
      return [el('del', { class: 'del', title }, children)];
    case 'Foreign':
      return [
        el('span', { class: 'foreign', lang: canonicalTag(attributes['lang'] ?? '') }, children),
      ];
    case 'Mark':
    case 'Note':
      return [el('span', { class: `own-${name.toLowerCase()}` }, children)];
    default:
      return [el('span', { class: name.toLowerCase(), title }, children)];
  }
}

type RenditionSaid = Pick<Rendition, 'name' | 'attributes'>;

/** What stands in a text for an element without words. */
export interface RenderedWordless extends Pick<Wordless, 'offset' | 'at' | 'flow'> {
  node: Node;
  /** Whether it leads somewhere: HTML has no link in a link. */
  isLink: boolean;
}

/**
 * Returns what stands for words that the seed lacks, and where pages of the original begin, in the order of the text: between
 * blocks an element of its own, else within the line. That a text goes on with a paragraph of another is seen where both are. `beside` is the
 * address of the page of the source, where the text stands beside others.
 */
export function renderWordless(
  page: Pick<AnnotatedPage, 'wordless'>,
  wording: Wording,
  beside?: string,
): RenderedWordless[] {
  const pages = new Map(originalPages(page).map((one) => [one.at, one]));
  const shown = page.wordless.filter(({ name }) => name !== 'Align');
  return shown.map(({ attributes, offset, at, flow }) => {
    const begins = pages.get(at);
    const tag = flow ? 'div' : 'bdi';
    const node = begins
      ? renderPage(tag, begins, wording, beside)
      : el(tag, { class: 'missing', dataApparatus: '' }, [gapText(attributes, wording)]);
    return { offset, at, flow, node, isLink: begins !== undefined };
  });
}

/** Returns where words are missing, in order, by UTF-16 offsets of the text. */
export function gapsOf(wordless: readonly RenderedWordless[]): number[] {
  return wordless.filter(({ isLink }) => !isLink).map(({ offset }) => offset);
}

function renderPage(
  tag: string,
  page: OriginalPage,
  { say, words }: Wording,
  beside: string | undefined,
): Node {
  const { number, anchor, image } = page;
  const to = image === undefined ? anchor : scanAnchor(page);
  const ariaLabel = say(words.scans.page, { number });
  const link = el('a', { href: `${beside ?? ''}#${to}`, ariaLabel }, [pageText(number)]);
  const id = beside === undefined ? anchor : undefined;
  return el(tag, { id, class: 'page', dataApparatus: '' }, [link]);
}

/** What a mark of the editors is called, and what it says of its words. */
function titleOf(
  name: string,
  attributes: Record<string, string>,
  { say, words: { marks } }: Wording,
): string {
  const why = attributes['reason'] ?? attributes['place'] ?? '';
  const own = marksOf[name];
  if (own === undefined) return name;
  const mark = marks[own];
  const { [why]: reason = why } = marks as Record<string, string>;
  return reason === '' ? mark : say(marks.because, { mark, reason });
}

/** Returns all that the marks of the editors say of their words, by the class of these. */
export function titlesOf(wording: Wording): Record<string, string[]> {
  const titles = Object.keys(marksOf).map((name) => {
    const rules = renditions.get(name);
    const why = [rules?.['reason'], rules?.['place']].flatMap((rule) =>
      typeof rule?.values === 'object' ? rule.values : [],
    );
    const said = ['', ...why].map((one) => titleOf(name, { reason: one }, wording));
    return [name.toLowerCase(), said] as const;
  });
  return Object.fromEntries(titles);
}

const marksOf: Record<string, 'unclear' | 'supplied' | 'added' | 'deleted'> = {
  Unclear: 'unclear',
  Supplied: 'supplied',
  Add: 'added',
  Del: 'deleted',
};
