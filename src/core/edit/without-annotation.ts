import { isInNote } from '../page/scope.ts';
import type { AnnotatedPage } from '../page/model.ts';

/**
 * Returns all that a page says but the annotation of one id, as a text that can be compared with another: without places
 * in the file.
 */
export function withoutAnnotation(page: AnnotatedPage, id: string): string {
  const own = (element: { name: string; attributes: Record<string, { value: string }> }) =>
    element.name === 'Claim' && element.attributes['id']?.value === id;
  const { faithful, broken, blocks, data, before, after } = page;
  return JSON.stringify(
    {
      ...{ faithful, broken, blocks, data, before, after },
      claims: page.claims.filter((claim) => claim.id !== id),
      elements: page.elements
        .filter((element) => !isInNote(element.scope, id) && !own(element))
        .map(({ name: tag, attributes, range, scope: place }) => ({
          tag,
          attributes,
          range,
          place,
        })),
      references: page.references.filter((mark) => !isInNote(mark.scope, id) && mark.id !== id),
      notes: page.notes.filter((note) => note.id !== id),
    },
    (key, value: unknown) => (key === 'at' ? undefined : value),
  );
}
