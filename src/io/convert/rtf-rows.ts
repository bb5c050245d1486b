import { firstIndex, itemAt } from '../../core/text/lookup.ts';

/** How a row of an RTF table is defined: where it begins, and where each of its cells ends, in twentieths of a point. */
export interface RowDefinition {
  left: number;
  edges: number[];
}

/** Up to how far apart edges of several rows are one: programs round them. */
const near = 30;

/**
 * Says in the last table of `pieces`, which are HTML, over how many columns its cells go: RTF tells where they end, of each row by itself (RTF 1.9.1,
 * “Table Definitions”). A row that begins further to the right than others has cells without words before. `rows` are the definitions of its rows.
 */
export function spanCells(pieces: string[], rows: readonly RowDefinition[]): void {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  const columnAt = (edge: number) => firstIndex(columns, (column) => column >= edge - near);
  let [row, cell] = [0, 0];
  for (
    let at = pieces.findLastIndex((piece) => piece.includes('<table>'));
    at >= 0 && at < pieces.length;
    at++
  ) {
    const piece = itemAt(pieces, at);
    if (piece.includes('<tr>')) cell = 0;
    const { left, edges } = rows[row] ?? { left: 0, edges: [] };
    const end = edges[cell];
    if (piece.endsWith('<td>') && end !== undefined) {
      const begin = edges[cell - 1] ?? left;
      const before = cell === 0 ? columnAt(left) - columnAt(itemAt(columns, 0)) : 0;
      const span = columnAt(end) - columnAt(begin);
      const tag = span > 1 ? `<td colspan="${span}">` : '<td>';
      pieces[at] =
        piece.slice(0, -'<td>'.length) + (before > 0 ? `<td colspan="${before}"></td>` : '') + tag;
      cell++;
    }
    if (piece.includes('</tr>')) row++;
  }
}

/** Returns where columns begin and end, in order. */
function columnsOf(rows: readonly RowDefinition[]): number[] {
  const all = rows.flatMap(({ left, edges }) => (edges.length > 0 ? [left, ...edges] : []));
  const columns: number[] = [];
  for (const edge of all.sort((a, b) => a - b))
    if (columns.length === 0 || edge - itemAt(columns, columns.length - 1) > near)
      columns.push(edge);
  return columns;
}
