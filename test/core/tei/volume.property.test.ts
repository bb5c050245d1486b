import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { readVolumes, type TeiVolume } from '../../../src/core/tei/volume.ts';
import { readTei } from '../../../src/io/tei.ts';
import { editionOf } from '../support.ts';

/** Elements of all kinds, those that stand in a way of their own more often. */
const names = [
  ...['p', 'head', 'div', 'list', 'label', 'item', 'lg', 'l', 'table', 'row', 'cell', 'closer'],
  ...[
    'signed',
    'quote',
    'hi',
    'del',
    'unclear',
    'persName',
    'note',
    'note',
    'choice',
    'sic',
    'app',
  ],
  ...['figure', 'fw', 'ref', 'lb', 'pb', 'gap', 'space', 'constructor', 'frus:attachment'],
];
const attributes = [
  ...['', ' rend="italic"', ' n="1"', ' n="*"', ' place="inline"', ' resp="#ed"', ' xml:id="a"'],
  ...[' corresp="#p"', ' type="document"', ' break="no"', ' type="from"', ' n="]&lt;{"'],
];
/** Words, with what Markdown and MDX would read. */
const words = fc
  .string({
    unit: fc.constantFrom(
      ...[
        'a',
        'b',
        ' ',
        '\n',
        '\t',
        '*',
        '_',
        '#',
        '>',
        '-',
        '1',
        '.',
        ')',
        '[',
        ']',
        '^',
        '!',
        '(',
      ],
      ...[
        ':',
        '<',
        '{',
        '}',
        '\\',
        '`',
        '~',
        '&',
        '=',
        '|',
        '+',
        '@',
        '\u00A0',
        'é',
        '😀',
        'import ',
      ],
    ),
    maxLength: 8,
  })
  .map((text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'));
const { inner } = fc.letrec<{ inner: string; one: string }>((tie) => ({
  inner: fc.array(tie('one'), { maxLength: 5 }).map((all) => all.join('')),
  one: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    words,
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes), tie('inner'))
      .map(([name, attribute, within]) => `<${name}${attribute}>${within}</${name}>`),
  ),
}));
const people =
  '<back><listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson></back>';

test('whatever stands in TEI becomes pages that say what their seeds do, and have no error', () => {
  fc.assert(
    fc.property(inner, fc.boolean(), (body, isEditors) => {
      const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"><text><body>${body}</body>${people}</text></TEI>`;
      const file = {
        ...{ root: readTei(Buffer.from(xml)).root, name: 'a.xml', lineAt: () => 1 },
        converted: { date: '2026-11-29', by: 'M', sha256: 'a'.repeat(64) },
      };
      const [read] = readVolumes([file], { glossary: [], isEditors });
      const { documents, entries } = read as TeiVolume;
      const edition = editionOf({
        'content/edition.yaml': 'title: A test\n',
        ...Object.fromEntries(
          documents.flatMap(({ id, seed, page }) => [
            [`content/sources/${id}.mdx`, page],
            [`seeds/${id}.txt`, seed],
          ]),
        ),
        ...Object.fromEntries(
          entries.map(({ known: { id }, file }) => [
            `content/glossary/${id}.mdx`,
            file?.text ?? '',
          ]),
        ),
      });
      // No list of hashes is written here.
      const errors = runChecks(edition).filter(
        ({ severity, code }) => severity === 'error' && code !== 'seed-unlisted',
      );
      expect(errors.map(({ message }) => message)).toEqual([]);
      expect(edition.sources.every(({ page }) => page.faithful)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
