import fc from 'fast-check';

/** What stands between cells of tables, before them and in them. */
export const gaps = [' ', '  ', '   ', '      ', '\t', '\t\t', '\u3000', '\f '];
export const cells = ['a', 'Killed', '7', '101', 'First Foot', '戦死者', 'כמה', 'سلام', '—', '1.'];

const ends = ['\n', '\n', '\n', '\r\n', '\r', '\n\n', ' \n', '\r\r\n', '\n\f\n'];
const row = fc
  .array(fc.tuple(fc.constantFrom(...gaps), fc.constantFrom(...cells)), { maxLength: 4 })
  .map((own) => own.flat().join(''));
const trimmed = row.map((one) => one.trim());

/** Texts of rows, many of which stand in columns, with line ends of every kind. */
export const anyTable = fc
  .array(fc.tuple(fc.oneof(row, trimmed), fc.constantFrom(...ends)), { maxLength: 9 })
  .map((all) => all.flat().join(''));
