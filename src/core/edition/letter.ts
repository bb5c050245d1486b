import type { AnnotatedPage } from '../page/model.ts';

/** The addresses of the lists of letters, of editions that have some: by date, by correspondent and by place. */
export const letterPaths = ['/letters/', '/letters/correspondents/', '/letters/places/'] as const;

/** Whether a source is a letter. */
export function isLetter({ data }: Pick<AnnotatedPage, 'data'>): boolean {
  return data?.correspondence !== undefined;
}

/** An entry that a letter names, and the field that does. */
interface NamedInLetter {
  id: string;
  field: string;
  as: 'correspondent' | 'place';
}

/** Returns the entries that a source names as a letter: who wrote to whom, and the places. */
export function namedInLetter({
  data,
  fields,
}: Pick<AnnotatedPage, 'data' | 'fields'>): NamedInLetter[] {
  const { from = [], to = [], sent, received } = data?.correspondence ?? {};
  const who = (ids: readonly string[], name: string) =>
    ids.map((id, index): NamedInLetter => {
      const field = `correspondence.${name}`;
      const item = `${field}.${index}`;
      return { id, field: item in fields ? item : field, as: 'correspondent' };
    });
  const where = (act: { place?: string | undefined } | undefined, name: string) =>
    act?.place === undefined
      ? []
      : [{ id: act.place, field: `correspondence.${name}.place`, as: 'place' } as const];
  return [
    ...who(from, 'from'),
    ...who(to, 'to'),
    ...where(sent, 'sent'),
    ...where(received, 'received'),
  ];
}
