import { expect, test } from 'vitest';
import { editSums } from '../../../src/core/edit/sums.ts';

const [a, b] = ['a'.repeat(64), 'B'.repeat(64)];
const list = `${a}  a.txt\r\n# a remark\n${b} *b c.txt`;

test('a line is added, on a line of its own', () => {
  expect(editSums('', { add: 'a.txt', sha256: a })).toBe(`${a}  a.txt\n`);
  expect(editSums(`${a}  a.txt\n`, { add: 'b.txt', sha256: b })).toBe(`${a}  a.txt\n${b}  b.txt\n`);
  expect(editSums(list, { add: 'd.txt', sha256: a })).toBe(`${list}\n${a}  d.txt\n`);
});

test('a line is taken out, and every other one stays as it is', () => {
  expect(editSums(list, { remove: 'a.txt' })).toBe(`# a remark\n${b} *b c.txt`);
  expect(editSums(list, { remove: 'b c.txt' })).toBe(`${a}  a.txt\r\n# a remark\n`);
  expect(editSums(list, { remove: 'c.txt' })).toBe(list);
  expect(editSums('', { remove: 'c.txt' })).toBe('');
});

test('a seed gets another name in its line', () => {
  const renamed = editSums(list, { rename: 'b c.txt', to: '$&.txt' });
  expect(renamed).toBe(`${a}  a.txt\r\n# a remark\n${b} *$&.txt`);
  expect(editSums(list, { rename: 'c.txt', to: 'd.txt' })).toBe(list);
});

test('a name whose letters stand in the hash, too', () => {
  const hash = 'e'.repeat(64);
  expect(editSums(`${hash}  e\r\n`, { rename: 'e', to: 'e.txt' })).toBe(`${hash}  e.txt\r\n`);
  expect(editSums(`${hash} *e`, { rename: 'e', to: 'f.txt' })).toBe(`${hash} *f.txt`);
});
