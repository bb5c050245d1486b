import type { Rendering } from './context.ts';

/** Returns the arrows of what runs as `direction` says: on to the next, and back to where a reader came from. */
export function arrowsOf({ direction = 'ltr' }: Pick<Rendering, 'direction'>): {
  next: string;
  back: string;
} {
  // No arrow is mirrored by itself where the text runs to the left (UAX #9, L4): each has a sign of its own.
  return direction === 'rtl' ? { next: '←', back: '↪' } : { next: '→', back: '↩' };
}
