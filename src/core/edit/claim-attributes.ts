import { asWritten } from '../page/date.ts';
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
  const written = date && asWritten(date);
  return { by, via: via?.join(' '), kind, verdict, date: written, 'as-of': asOf };
}
