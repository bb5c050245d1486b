import { expect, test } from 'vitest';
import { columnClass, columnClasses, columnWidths } from '../../../src/core/render/columns.ts';
import { usualTab, widerTabs } from '../../../src/core/text/columns.ts';

const all = [usualTab, ...widerTabs].flatMap((tab) =>
  Array.from({ length: 450 }, (_, n) => columnClasses({ columns: { width: n + 1, tab } })),
);

test('the proof knows each class of a table that the renderer writes', () => {
  const known = new RegExp(`^${columnClass}$`);
  expect(all.filter((classes) => !known.test(classes.join(' ')))).toEqual([]);
  for (const other of ['columns t12', 'columns w15', 'columns w410', 'columns w20 t8x', 'w20'])
    expect(known.test(other), other).toBe(false);
});

test('each says what it means in the style sheet', () => {
  const rules = columnWidths();
  for (const name of new Set(all.flatMap(([, ...rest]) => rest)))
    expect(rules).toContain(`.${name} { `);
});
