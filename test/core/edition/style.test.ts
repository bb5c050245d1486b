import { expect, test } from 'vitest';
import { readEdition } from '../../../src/core/edition/read.ts';
import { chooseStyle } from '../../../src/core/edition/style.ts';
import { stylesNamed } from '../../../src/core/edition/style-names.ts';
import { sha256 } from '../../../src/io/read.ts';
import { styles as realStyles } from '../../../src/io/styles.ts';
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

test.each([
  ['chicago notes', 'chicago-note-bibliography'],
  ['Chicago Manual of Style 17th edition (notes and bibliography)', 'chicago-note-bibliography'],
  ['chicago full note', 'chicago-fullnote-bibliography'],
  ['MLA', 'modern-language-association'],
  ['MHRA', 'modern-humanities-research-association'],
  ['Turabian', 'turabian-author-date'],
  ['American Historical Review', undefined],
  ['the style of 2025', undefined],
])('by the words of “%s” the style %s is meant', (name, id) => {
  expect(stylesNamed(name, realStyles.ids())[0]).toBe(id);
});

test('a name is answered with styles that have its words, before one that is spelt alike', () => {
  const ids = [
    'chicago-figures',
    'chicago-note-bibliography',
    'chicago-note-bibliography-with-ibid',
  ];
  const told = (id: string) =>
    chooseStyle(id, { file: '' }, { get: () => undefined, ids: () => ids }).findings[0]?.hint;
  expect(told('chicago notes')).toMatch(
    /^did you mean “chicago-note-bibliography” or “chicago-note-bibliography-with-ibid”\? styles are on .*download the \.csl .* into content\/styles/,
  );
  expect(told('Chicago 17')).toMatch(/^did you mean “chicago-note-bibliography” or “chicago-fig/);
  expect(told('chicago-figure')).toMatch(/^did you mean “chicago-figures”\? /);
  expect(told('physics-today')).toMatch(/^styles are on /);
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
