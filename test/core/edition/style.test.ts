import { expect, test } from 'vitest';
import { chooseStyle } from '../../../src/core/edition/style.ts';
import { editionOf } from '../support.ts';

const styles = {
  get: (id: string) => (id === 'oscola' ? '<style/>' : undefined),
  ids: () => ['oscola'],
};
const place = { file: 'content/edition.yaml' };

test('a style is one that comes along, or one of those at hand', () => {
  expect(chooseStyle('vancouver', place, styles)).toEqual({
    style: { id: 'vancouver' },
    findings: [],
  });
  expect(chooseStyle('oscola', place, styles)).toEqual({
    style: { id: 'oscola', xml: '<style/>' },
    findings: [],
  });
});

test('one that there is none of is told, and the default takes its place', () => {
  const { style, findings } = chooseStyle('oskola', place, styles);
  expect(style).toEqual({ id: 'apa' });
  expect(findings).toMatchObject([
    { code: 'style-unknown', hint: expect.stringMatching(/^did you mean “oscola”\?/) as string },
  ]);
});

test('where no styles are at hand, nothing is said of one', () => {
  const edition = editionOf({ 'content/edition.yaml': 'title: A\ncitation-style: oscola\n' });
  expect(edition.style).toEqual({ id: 'apa' });
  expect(edition.findings).toEqual([]);
  expect(editionOf({}).style).toEqual({ id: 'apa' });
});
