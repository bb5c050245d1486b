/** A source of numbers that are the same in every run. */
export interface Random {
  /** Returns a whole number from 0 to `limit`, which is excluded. */
  below: (limit: number) => number;
  /** Returns one of `items`, the first ones the most often, as words in a language are used (Zipf). */
  pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** Returns the numbers that follow from `seed`: Marsaglia's xorshift with 32 bits (2003). */
export function createRandom(seed: number): Random {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    // The exponent makes the n-th item about 1/n as frequent as the first.
    pick: (items) => items[Math.floor(items.length ** next()) - 1] ?? items[0],
  };
}
