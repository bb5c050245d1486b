/** A row of the picture of who says what: a speaker, and how many claims of each verdict are theirs. */
export interface MatrixRow {
  /** The speaker; the row without one sums up those who are not shown. */
  by?: string;
  /** How many speakers the row stands for. */
  speakers: number;
  /** How many have each verdict that one of them has, by its id. */
  counts: ReadonlyMap<string, number>;
  total: number;
}

/** How many speakers have a row of their own. */
const shown = 24;

/**
 * Counts claims by speaker and verdict: each once, where its verdict is one of these. The speakers with the most claims
 * come first; those past the 24th share a row.
 */
export function matrixOf(
  claims: readonly { by: string; verdict: string }[],
  verdicts: readonly string[],
): MatrixRow[] {
  const columns = new Set(verdicts);
  const speakers = new Map<string, Map<string, number>>();
  for (const { by, verdict } of claims) {
    const counts = speakers.get(by) ?? new Map<string, number>();
    speakers.set(by, counts);
    if (columns.has(verdict)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const rows = [...speakers].map(([by, counts]): MatrixRow => {
    return { by, speakers: 1, counts, total: totalOf(counts) };
  });
  rows.sort((a, b) => b.total - a.total);
  const [top, rest] = [rows.slice(0, shown), rows.slice(shown)];
  return rest.length > 1 ? [...top, sum(rest)] : rows;
}

function sum(rows: readonly MatrixRow[]): MatrixRow {
  const counts = new Map<string, number>();
  for (const [verdict, count] of rows.flatMap((row) => [...row.counts]))
    counts.set(verdict, (counts.get(verdict) ?? 0) + count);
  return { speakers: rows.length, counts, total: totalOf(counts) };
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
