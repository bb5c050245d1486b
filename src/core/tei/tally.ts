/** What of a file has no place in an edition, by its name, and how often it was read. */
export interface TeiTally {
  /** Elements that are not in the text, with all that is in them. */
  left: Map<string, number>;
  /** Elements whose words are in the text, and nothing else of them. */
  bare: Map<string, number>;
  /** Attributes of elements that have a place, `p@rend`. */
  attributes: Map<string, number>;
}

/** Returns a tally of nothing. */
export function startTally(): TeiTally {
  return { left: new Map(), bare: new Map(), attributes: new Map() };
}

/** Counts one more. */
export function tell(counts: Map<string, number>, name: string, number = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + number);
}

/** Returns a tally as lines, what there is most of first. */
export function tallyLines({ left, bare, attributes }: TeiTally): string[] {
  const line = (words: string, counts: Map<string, number>) => {
    const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const told = sorted.map(([name, number]) => `${name} ${number}`);
    return told.length > 0 ? [`${words}: ${told.join(', ')}`] : [];
  };
  return [
    ...line('left out', left),
    ...line('words taken, and nothing else', bare),
    ...line('attributes without a place', attributes),
  ];
}
