import type { Edition, Source } from '../edition/edition.ts';
import type { AnnotatedPage, MarkupElement } from '../page/model.ts';
import { beginnings, renditions, voids } from '../page/rendition.ts';
import { type Annotated, changedFile, placed } from './annotate.ts';
import { editable, unfaithful } from './editable.ts';
import { readBoth, unescaped } from './prove.ts';
import { findQuote } from './quote.ts';
import { tagsOf } from './remove.ts';
import type { Quotation, RequestProblem } from './request.ts';
import { withoutAnnotation } from './without-annotation.ts';
import { overlaps, type Range } from '../text/range.ts';

/** What can be taken off words: terms, marks of how the original looks, the beginnings of pages, ways to paragraphs of another text. */
export const unmarked = ['term', 'rendition', 'page', 'align'] as const;

/** One of these. */
export type Unmarked = (typeof unmarked)[number];

const isMeant: Record<Unmarked, (name: string) => boolean> = {
  term: (name) => name === 'Term',
  rendition: (name) => renditions.has(name) && !beginnings.has(name),
  page: (name) => name === 'Page',
  align: (name) => name === 'Align',
};

/**
 * Takes every mark of a kind off that has some of the quoted words, or without words stands at them: returns what is taken out of the page, where every other
 * character stays; or why it cannot be done. The page is then read again: it still says what its seed says, and
 * everything else in it is unchanged.
 */
export function unmark(
  source: Source,
  edition: Edition,
  { kind = 'term', ...quotation }: Unmarking,
): Annotated | { problems: RequestProblem[] } {
  const own = editable(source, edition);
  if (!own) return { problems: [unfaithful(edition)] };
  const { text } = own;
  const { file } = text;
  const found = findQuote(quotation, text);
  if ('problem' in found) return { problems: [found.problem] };
  const marked = text.source.elements.flatMap(({ element, stretch }) =>
    isMeant[kind](element.name) && (overlaps(stretch, found) || isAt(element, stretch, found))
      ? [element]
      : [],
  );
  if (marked.length === 0) return { problems: [none[kind]] };
  const insertions = marked.flatMap((element) => tagsOf(element, file));
  const changed = changedFile(file, insertions);
  const gone = new Set(marked.map(({ at }) => at));
  const { before, after } = readBoth(own, changed);
  if (withoutAnnotation(without(before.page, gone), '') !== withoutAnnotation(after.page, ''))
    return { problems: [unescaped] };
  return { insertions, added: placed(insertions, file), file: changed };
}

/** The words of a quotation, and what is to be taken off them: terms where it is not said. */
export interface Unmarking extends Quotation {
  kind?: Unmarked;
}

/** Whether an element without words stands in a stretch, or at an edge of it. */
function isAt({ name }: MarkupElement, { start: at }: Range, { start, end }: Range): boolean {
  return voids.has(name) && start <= at && at <= end;
}

function without(page: AnnotatedPage, gone: ReadonlySet<number>): AnnotatedPage {
  return { ...page, elements: page.elements.filter(({ at }) => !gone.has(at)) };
}

const none: Record<Unmarked, RequestProblem> = {
  term: {
    field: 'quote',
    message: 'Unexpected quote without a <Term>, expected words of one',
    hint: 'a link that the page makes by itself is turned off in its frontmatter: unlinked: [id of the entry]',
  },
  rendition: {
    field: 'quote',
    message: 'Unexpected quote without a mark of how the original looks, expected words of one',
    hint: 'look in the page for the tags, and quote words between them, or those that a <Gap/> stands behind',
  },
  page: {
    field: 'quote',
    message: 'Unexpected quote without a <Page/>, expected words that one stands before',
    hint: 'look in the page for the tag, and quote the words behind it',
  },
  align: {
    field: 'quote',
    message: 'Unexpected quote without an <Align/>, expected words that one stands before',
    hint: 'look in the page for the tag, and quote the words behind it',
  },
};
