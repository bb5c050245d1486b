import { greatest } from '../../core/text/greatest.ts';
import { firstIndex, itemAt } from '../../core/text/lookup.ts';

/** How a row of an RTF table is defined: where it begins, and where each of its cells ends, in twentieths of a point. */
export interface RowDefinition {
  left: number;
  edges: number[];
}

/**
 * Says in the last table of `pieces`, which are HTML, over how many columns its cells go: RTF tells where they end, of each row by itself (RTF 1.9.1,
 * “Table Definitions”). The columns are those of the row that has most cells; rows with as many are as it is, wherever their edges were drawn to, and the
 * edges of others are those that they are nearest to. One that begins further to the right has a cell without words before. `rows` are the definitions of its rows.
 */
export function spanCells(pieces: string[], rows: readonly RowDefinition[]): void {
  const most = greatest(
    rows.map(({ edges }) => edges.length),
    0,
  );
  const columns = rows.flatMap((one) =>
    one.edges.length === most ? [[one.left, ...one.edges]] : [],
  )[0];
  if (!columns) return;
  const columnAt = nearestIn(columns);
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
    if (piece.endsWith('<td>') && end !== undefined && edges.length < most) {
      const begin = edges[cell - 1] ?? left;
      const before = cell === 0 ? columnAt(left) : 0;
      const span = columnAt(end) - columnAt(begin);
      const tag = span > 1 ? `<td colspan="${span}">` : '<td>';
      pieces[at] =
        piece.slice(0, -'<td>'.length) + (before > 0 ? `<td colspan="${before}"></td>` : '') + tag;
      cell++;
    }
    if (piece.includes('</tr>')) row++;
  }
}

/** Returns the number of the edge that is nearest to a place. */
function nearestIn(edges: readonly number[]): (place: number) => number {
  return (place) => {
    const next = Math.min(
      firstIndex(edges, (edge) => edge >= place),
      edges.length - 1,
    );
    const isNearer = next > 0 && place - itemAt(edges, next - 1) < itemAt(edges, next) - place;
    return isNearer ? next - 1 : next;
  };
}
