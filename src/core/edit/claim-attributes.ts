import type { ClaimAttributes } from './request.ts';

/** Returns what a claim says of itself as attributes of its tag have it, in their order; undefined for one that is not written. */
export function claimAttributes({
  by,
  via,
  kind,
  verdict,
  date,
  asOf,
}: ClaimAttributes): Record<string, string | undefined> {
  return { by, via: via?.join(' '), kind, verdict, date, 'as-of': asOf };
}
