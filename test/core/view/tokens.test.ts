import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tones } from '../../../src/core/render/tones.ts';
import { tokenTables } from '../../../src/core/view/tokens.ts';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const tables = tokenTables(css);

test('every token that pages are set by is told, with what it is for', () => {
  const [root = ''] = /:root \{[^}]*\}/.exec(css) ?? [];
  const names = [...root.matchAll(/^ {2}(--[a-z]+):/gm)].map(([, name]) => name);
  const told = tables
    .filter(({ title }) => title !== 'Tones of verdicts')
    .flatMap(({ tokens }) => tokens.map(({ name }) => name));
  // The name of the letters that come along is no setting: --serif begins with them.
  expect(told.toSorted()).toEqual(names.filter((name) => name !== '--book').toSorted());
});

test('a token is told by its kind', () => {
  expect(tables.map(({ kind, tokens }) => [kind, tokens[0]?.name])).toEqual([
    ['colour', '--ground'],
    ['colour', '--good'],
    ['letters', '--serif'],
    ['size', '--label'],
    ['distance', '--step'],
  ]);
  expect(tables[0]?.tokens[0]).toEqual({
    name: '--ground',
    use: 'What pages stand on.',
    value: 'light-dark(#fdfcf9, #16181a)',
    colours: ['#fdfcf9', '#16181a'],
  });
  expect(tables[1]?.tokens).toHaveLength(Object.keys(tones).length);
});
