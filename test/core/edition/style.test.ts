import { expect, test } from 'vitest';
import { readEdition } from '../../../src/core/edition/read.ts';
import { sha256 } from '../../../src/io/read.ts';
import { editionOf } from '../support.ts';
import { styleOf } from './own-style.ts';

const styles = {
  get: (id: string) => (id === 'oscola' ? '<style/>' : undefined),
  ids: () => ['oscola'],
};

/** Reads an edition that says this in edition.yaml, with these styles of its own, where one other style is at hand. */
function read(about: string, own: Record<string, string> = {}) {
  const files = Object.entries({ 'content/edition.yaml': `title: A\n${about}`, ...own });
  return readEdition({
    styles,
    files: files.map(([path, text]) => ({ path, bytes: Buffer.from(text), sha256: sha256(text) })),
  });
}

test('a style is one that comes along, or one of those at hand', () => {
  expect(read('citation-style: vancouver\n')).toMatchObject({
    style: { id: 'vancouver' },
    findings: [],
  });
  expect(read('citation-style: oscola\n')).toMatchObject({
    style: { id: 'oscola', xml: '<style/>' },
    findings: [],
  });
});

test('one that there is none of is told, and the default takes its place', () => {
  const { style, findings } = read('citation-style: oskola\n');
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

test('three styles are offered for citing, or those that the edition names', () => {
  expect(read('').citeStyles.map(({ label }) => label)).toEqual(['Chicago', 'APA', 'MLA']);
  const own = styleOf('<text variable="title"/>');
  const { citeStyles, findings } = read(
    'cite-styles:\n  - { id: ours, label: Our own }\n  - { id: oscola, label: OSCOLA }\n',
    { 'content/styles/ours.csl': own },
  );
  expect(findings).toEqual([]);
  expect(citeStyles).toEqual([
    { id: 'ours', label: 'Our own', xml: expect.stringContaining('<citation>') as string },
    { id: 'oscola', label: 'OSCOLA' },
  ]);
  expect(read('cite-styles: []\n')).toMatchObject({ citeStyles: [], findings: [] });
});

test('one of them that is not to be had is told, and left out', () => {
  const { citeStyles, findings } = read(
    'cite-styles:\n  - { id: ours, label: Our own }\n  - { id: oskola, label: OSCOLA }\n',
    { 'content/styles/ours.csl': '{}' },
  );
  expect(citeStyles).toEqual([]);
  expect(findings.map(({ code, place }) => [code, place.start?.line])).toEqual([
    ['style-invalid', 1],
    ['style-unknown', 4],
  ]);
});

test.each([
  ['[{ id: apa, label: BibTeX }]', 'a label other than BibLaTeX and BibTeX'],
  ['[{ id: apa, label: A }, { id: vancouver, label: A }]', 'labels that differ'],
])('%s is told', (said, expected) => {
  expect(read(`cite-styles: ${said}\n`).findings).toMatchObject([
    { code: 'field-invalid', message: expect.stringContaining(expected) as string },
  ]);
});
