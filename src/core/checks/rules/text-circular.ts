import { namedText } from '../../edition/texts.ts';
import type { AnnotatedPage } from '../../page/model.ts';
import type { Finding } from '../../problem.ts';
import { itemAt, present } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';

/** Texts name each other as the one that they are of, or as their correction, in a circle, or one names itself: one error for each circle. */
export const textCircular: Rule = {
  code: 'text-circular',
  whole: true,
  find: ({ sources }) => {
    const pages = new Map(sources.map(({ page }) => [page.id, page]));
    return [original, correction].flatMap((naming) =>
      circlesOf(pages, naming).map((circle) => told(circle, naming)),
    );
  },
};

/** How pages name each other. */
interface Naming {
  /** Returns what a page names, and in which field. */
  of: (page: AnnotatedPage) => { field: string; id: string } | undefined;
  /** Which of a circle is to name no other. */
  end: string;
  /** What one that names itself may have been meant to name. */
  other: string;
}

const original: Naming = {
  of: namedText,
  end: 'the source that the others are of',
  other: 'the source that it is of',
};

/** Sources that are each other's correction are in no list, and nobody finds them. */
const correction: Naming = {
  of: ({ data }) => {
    const id = data?.['superseded-by'];
    return id === undefined ? undefined : { field: 'superseded-by', id };
  },
  end: 'the source with the corrected text',
  other: 'the source with the corrected text',
};

/** Returns the circles of pages, each in the order in which they name each other. Every page is come to once: linear in the pages. */
function circlesOf(pages: ReadonlyMap<string, AnnotatedPage>, { of }: Naming): AnnotatedPage[][] {
  const walks = new Map<AnnotatedPage, AnnotatedPage>();
  return [...pages.values()].flatMap((start) => {
    const way: AnnotatedPage[] = [];
    let next: AnnotatedPage | undefined = start;
    for (; next && !walks.has(next); next = pages.get(of(next)?.id ?? '')) {
      walks.set(next, start);
      way.push(next);
    }
    // What was come to on another walk has been told, or leads to no circle.
    return next && walks.get(next) === start ? [way.slice(way.indexOf(next))] : [];
  });
}

/** Tells a circle at the first of its sources in the order of files. */
function told(circle: readonly AnnotatedPage[], { of, end, other }: Naming): Finding {
  const fieldOf = (page: AnnotatedPage) => present(of(page), 'a text that is named').field;
  const first = circle.reduce((one, page) => (page.file < one.file ? page : one));
  const field = fieldOf(first);
  const place = { file: first.file, ...first.fields[field] };
  if (circle.length === 1)
    return {
      code: 'text-circular',
      message: `Unexpected ${field} of the source itself, expected another source`,
      place,
      hint: `name ${other}, or take ${field} out`,
    };
  const at = circle.indexOf(first);
  const ids = [...circle.slice(at), ...circle.slice(0, at)].map(({ id }) => id);
  const fields = [...new Set(circle.map(fieldOf))].sort().join(' or ');
  return {
    code: 'text-circular',
    message: `Unexpected circle of texts ${wayOf(ids)}, expected one of them to be of no other`,
    place,
    hint: `take ${fields} out of ${end}`,
  };
}

/** How many sources of a circle are named at the most: more are a wall of ids. */
const most = 10;

/** Returns the way around a circle, back to where it begins. */
function wayOf(ids: readonly string[]): string {
  const more = ids.length > most ? [`… and ${ids.length - most} more`] : [];
  return [...ids.slice(0, most), ...more, itemAt(ids, 0)].join(' → ');
}
