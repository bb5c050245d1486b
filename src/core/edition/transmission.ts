import type { AnnotatedPage, Claim } from '../page/model.ts';

/** Who claims nothing in particular: the paper's or agency's own voice. */
export const unattributed = 'unattributed';

/**
 * Returns the reporting chain of a claim: who it is ascribed to, whom it came through, the publisher; ids of
 * glossary entries, a name that repeats its neighbour dropped.
 */
export function claimTransmission(page: AnnotatedPage, claim: Claim): string[] {
  const links = [claim.by, ...(claim.via ?? page.data?.via ?? []), page.data?.publisher];
  return withoutRepeats(links);
}

/** Returns the chain that the page's text came through, first link first, the publisher last. */
export function pageTransmission(page: AnnotatedPage): string[] {
  return withoutRepeats([...(page.data?.via ?? []), page.data?.publisher]);
}

function withoutRepeats(links: (string | undefined)[]): string[] {
  const given = links.filter((link) => link !== undefined);
  return given.filter((link, index) => link !== given[index - 1]);
}
