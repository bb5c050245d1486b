/** How far a cell of a table goes: over how many columns and rows. */
export interface CellSpan {
  columns: number;
  rows: number;
}

/** How many columns are counted; cells further on stand each in the next. */
const most = 1000;

/** What tells in which columns the cells of the rows of a table stand. */
export type CellPlacing = (cells: readonly CellSpan[]) => number[];

/**
 * Begins a table, and returns what is to be called for each of its rows, in order: it returns for each cell of the row the column in which it stands,
 * or begins, from 0. Where a cell of a row above goes over several rows, there is none (HTML Standard, §4.9.12.1).
 */
export function placeCells(): CellPlacing {
  // For each column, the first row in which no cell of a row above stands.
  const free: number[] = [];
  let row = -1;
  return (cells) => {
    row++;
    let next = 0;
    return cells.map(({ columns, rows }) => {
      while ((free[next] ?? 0) > row) next++;
      const column = next;
      const end = column + Math.max(1, Math.min(columns, most - column));
      for (; next < end; next++) if (next < most) free[next] = row + Math.max(1, rows);
      return column;
    });
  };
}
