import type { Edition, Source } from '../edition/edition.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { type Annotated, changedFile, placed } from './annotate.ts';
import { editable, unfaithful } from './editable.ts';
import { readBoth, unescaped } from './prove.ts';
import { findQuote } from './quote.ts';
import { tagsOf } from './remove.ts';
import type { Quotation, RequestProblem } from './request.ts';
import { withoutAnnotation } from './without-annotation.ts';
import { overlaps } from '../text/range.ts';

/**
 * Takes every `<Term>` off that has some of the quoted words: returns what is taken out of the page, where every other
 * character stays; or why it cannot be done. The page is then read again: it still says what its seed says, and
 * everything else in it is unchanged.
 */
export function unmark(
  source: Source,
  edition: Edition,
  quotation: Quotation,
): Annotated | { problems: RequestProblem[] } {
  const own = editable(source, edition);
  if (!own) return { problems: [unfaithful(edition)] };
  const { text } = own;
  const { file } = text;
  const found = findQuote(quotation, text);
  if ('problem' in found) return { problems: [found.problem] };
  const terms = text.source.elements.flatMap(({ element, stretch }) =>
    element.name === 'Term' && overlaps(stretch, found) ? [element] : [],
  );
  if (terms.length === 0) return { problems: [noTerm] };
  const insertions = terms.flatMap((term) => tagsOf(term, file));
  const changed = changedFile(file, insertions);
  const gone = new Set(terms.map(({ at }) => at));
  const { before, after } = readBoth(own, changed);
  if (withoutAnnotation(without(before.page, gone), '') !== withoutAnnotation(after.page, ''))
    return { problems: [unescaped] };
  return { insertions, added: placed(insertions, file), file: changed };
}

function without(page: AnnotatedPage, gone: ReadonlySet<number>): AnnotatedPage {
  return { ...page, elements: page.elements.filter(({ at }) => !gone.has(at)) };
}

const noTerm: RequestProblem = {
  field: 'quote',
  message: 'Unexpected quote without a <Term>, expected words of one',
  hint: 'a link that the page makes by itself is turned off in its frontmatter: unlinked: [id of the entry]',
};
