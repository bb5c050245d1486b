/** A row of the picture of who says what: a speaker, and how many claims of each verdict are theirs. */
export interface MatrixRow {
  /** The speaker; the row without one sums up those who are not shown. */
  by?: string;
  /** How many speakers the row stands for. */
  speakers: number;
  /** One number for each verdict, in their order. */
  counts: number[];
  total: number;
}

/** How many speakers have a row of their own. */
const shown = 24;

/**
 * Counts claims by speaker and verdict: each once. The speakers with the most claims come first; those past the
 * 24th share a row.
 */
export function matrixOf(
  claims: readonly { by: string; verdict: string }[],
  verdicts: readonly string[],
): MatrixRow[] {
  const columns = new Map(verdicts.map((verdict, column) => [verdict, column]));
  const rows = new Map<string, MatrixRow>();
  for (const { by, verdict } of claims) {
    const row = rows.get(by) ?? { by, speakers: 1, counts: verdicts.map(() => 0), total: 0 };
    rows.set(by, row);
    const column = columns.get(verdict);
    if (column === undefined) continue;
    row.counts[column] = Number(row.counts[column]) + 1;
    row.total++;
  }
  const sorted = [...rows.values()].sort((a, b) => b.total - a.total);
  const [top, rest] = [sorted.slice(0, shown), sorted.slice(shown)];
  return rest.length > 1 ? [...top, sum(rest, verdicts.length)] : sorted;
}

function sum(rows: readonly MatrixRow[], columns: number): MatrixRow {
  const add = (of: (row: MatrixRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    speakers: rows.length,
    counts: Array.from({ length: columns }, (_, column) =>
      add((row) => Number(row.counts[column])),
    ),
    total: add((row) => row.total),
  };
}
