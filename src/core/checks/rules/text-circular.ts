import { namedText } from '../../edition/texts.ts';
import type { AnnotatedPage } from '../../page/model.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Texts name each other as the one that they are of, or as their correction, in a circle, or one names itself. */
export const textCircular: Rule = {
  code: 'text-circular',
  whole: true,
  find: ({ sources }) => {
    const pages = new Map(sources.map(({ page }) => [page.id, page]));
    return sources.flatMap(({ page }) =>
      [namedText, correction].flatMap((naming) => judge(page, pages, naming) ?? []),
    );
  },
};

/** Returns what a page names, and in which field. */
type Naming = (page: AnnotatedPage) => { field: string; id: string } | undefined;

/** Sources that are each other's correction are in no list, and nobody finds them. */
const correction: Naming = ({ data }) => {
  const id = data?.['superseded-by'];
  return id === undefined ? undefined : { field: 'superseded-by', id };
};

function judge(
  page: AnnotatedPage,
  pages: ReadonlyMap<string, AnnotatedPage>,
  naming: Naming,
): Finding | undefined {
  const named = naming(page);
  const way = named && wayBack(page, pages, naming);
  if (!way) return undefined;
  const { field } = named;
  return {
    code: 'text-circular',
    message:
      way.length === 1
        ? `Unexpected ${field} of the source itself, expected another source`
        : `Unexpected circle of texts ${[...way, page.id].join(' → ')}, expected one of them to be of no other`,
    place: { file: page.file, ...page.fields[field] },
    hint: `take ${field} out of the one that was first`,
  };
}

/** Returns the ids on the way from a page back to itself; undefined where it leads elsewhere. */
function wayBack(
  page: AnnotatedPage,
  pages: ReadonlyMap<string, AnnotatedPage>,
  naming: Naming,
): string[] | undefined {
  const way = new Set([page.id]);
  const after = (one: AnnotatedPage) => pages.get(naming(one)?.id ?? '');
  for (let next = after(page); next; next = after(next)) {
    if (next === page) return [...way];
    if (way.has(next.id)) return undefined;
    way.add(next.id);
  }
  return undefined;
}
