import type { AnnotatedPage, MarkupElement } from './model.ts';

/** The `<Claim>` elements of one id, in the order of the page. */
export interface ClaimParts {
  id: string;
  parts: MarkupElement[];
  first: MarkupElement;
  last: MarkupElement;
}

/** Returns the claims of the source text by id. Those without an id, a fault of their own, are left out. */
export function claimParts({ elements }: Pick<AnnotatedPage, 'elements'>): Map<string, ClaimParts> {
  const claims = new Map<string, ClaimParts>();
  for (const element of elements) {
    const id = element.attributes['id']?.value;
    if (element.name !== 'Claim' || element.scope.kind !== 'source' || !id) continue;
    const claim = claims.get(id) ?? { id, parts: [], first: element, last: element };
    claim.parts.push(element);
    claim.last = element;
    claims.set(id, claim);
  }
  return claims;
}

/** Whether a part says what the claim is, and not only which claim it is a part of. */
export function tells(element: MarkupElement): boolean {
  return Object.keys(element.attributes).some((name) => name !== 'id');
}
