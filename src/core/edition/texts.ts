import { append } from '../page/append.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { push } from '../text/lookup.ts';

/** What a source is of another: another text of it, such as a copy, or a translation. */
export type TextRelation = 'witness' | 'translation';

/** A page, as far as it says which text it is of. */
type NamingPage = Pick<AnnotatedPage, 'id' | 'data'>;

/** The text that a source says it is of. */
export interface NamedText {
  id: string;
  relation: TextRelation;
  /** The field that says so. */
  field: 'witness-of' | 'translation-of';
}

/** How many texts stand side by side: more columns nobody reads. */
export const mostTexts = 5;

/** Texts that are set side by side. */
export interface TextGroup<P> {
  /** The text that is of no other, whose id the group is called by. */
  id: string;
  /** That text first, then those that are of it, before those that are of these: witnesses before translations, each in its order. */
  texts: P[];
  /** Those that there is no room for. */
  further: P[];
}

/** Returns the address of the page of a group, by its id. */
export function pathOfTexts(id: string): string {
  return `/texts/${id}/`;
}

/** Returns the text that a source says it is of; of one that it is a copy of and what that translates, the nearer. */
export function namedText({ data }: NamingPage): NamedText | undefined {
  const [witness, translation] = [data?.['witness-of'], data?.['translation-of']];
  if (witness !== undefined) return { id: witness, relation: 'witness', field: 'witness-of' };
  if (translation === undefined) return undefined;
  return { id: translation, relation: 'translation', field: 'translation-of' };
}

/**
 * Returns the groups of pages that are texts of one source, in the order of those that are of no other. Pages that name each other in
 * a circle are in none. Linear in the pages.
 */
export function textGroups<P extends NamingPage>(pages: readonly P[]): TextGroup<P>[] {
  const ids = new Set(pages.map(({ id }) => id));
  const children = new Map<string, P[]>();
  const roots: P[] = [];
  for (const page of pages) {
    const named = namedText(page);
    if (named && ids.has(named.id)) push(children, named.id, page);
    else roots.push(page);
  }
  return roots.flatMap((root) => {
    const texts = [root];
    // What is put behind is walked, too.
    for (const { id } of texts) {
      const own = children.get(id) ?? [];
      const [translations, witnesses] = [isTranslation, (one: P) => !isTranslation(one)].map((is) =>
        own.filter(is),
      ) as [P[], P[]];
      append(texts, witnesses);
      append(texts, translations);
    }
    if (texts.length < 2) return [];
    return [{ id: root.id, texts: texts.slice(0, mostTexts), further: texts.slice(mostTexts) }];
  });
}

/** Returns the groups that have a page: texts as they were before they were corrected stand in none. */
export function shownGroups<P extends NamingPage>(pages: readonly P[]): TextGroup<P>[] {
  return textGroups(pages.filter(({ data }) => data?.['superseded-by'] === undefined));
}

function isTranslation(page: NamingPage): boolean {
  return namedText(page)?.relation === 'translation';
}
