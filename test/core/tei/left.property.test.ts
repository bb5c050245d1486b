import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVolumes, type TeiVolume } from '../../../src/core/tei/volume.ts';
import { readTei } from '../../../src/io/tei.ts';

/** An element that is planted, with words of its own before those in it. */
interface Planted {
  name: string;
  attributes: Record<string, string>;
  words: number;
  inner: Planted[];
}

const names = {
  header: [
    ...[
      'fileDesc',
      'titleStmt',
      'title',
      'author',
      'editor',
      'publicationStmt',
      'idno',
      'p',
      'note',
    ],
    ...['availability', 'sourceDesc', 'bibl', 'biblScope', 'msDesc', 'msIdentifier', 'repository'],
    ...[
      'msContents',
      'summary',
      'physDesc',
      'history',
      'provenance',
      'profileDesc',
      'abstract',
      'date',
    ],
    ...['creation', 'placeName', 'correspDesc', 'correspAction', 'persName', 'orgName', 'language'],
    ...['encodingDesc', 'constructor'],
  ],
  lists: [
    ...['person', 'org', 'place', 'event', 'persName', 'placeName', 'residence', 'sex', 'country'],
    ...[
      'birth',
      'death',
      'floruit',
      'occupation',
      'affiliation',
      'idno',
      'note',
      'location',
      'geo',
    ],
    ...[
      'bibl',
      'biblStruct',
      'monogr',
      'title',
      'author',
      'surname',
      'forename',
      'imprint',
      'date',
    ],
    ...['item', 'term', 'list', 'listPerson', 'desc', 'publisher', 'edition', 'ptr'],
  ],
  text: [
    ...[
      'p',
      'div',
      'head',
      'dateline',
      'date',
      'hi',
      'persName',
      'placeName',
      'note',
      'choice',
      'sic',
    ],
    ...['corr', 'app', 'rdg', 'gap', 'pb', 'fw', 'figDesc', 'listPerson', 'person', 'ref', 'list'],
    ...['label', 'item', 'table', 'row', 'cell', 'quote', 'lb', 'xi:include'],
  ],
};

/** Values that mean something, beside words that mean nothing. */
const values: Record<string, string[]> = {
  type: ['sub', 'main', 'sent', 'received', 'from', 'document', 'editorial', 'GND', 'ISBN'],
  ref: ['#i1', '#i2', '#none', 'https://d-nb.info/gnd/1', 'other.xml#i1'],
  'xml:id': ['i1', 'i2', 'i3'],
  when: ['1861', '1861-02-03', 'soon'],
  from: ['1850'],
  level: ['a', 'j', 's', 'm'],
  unit: ['volume', 'page'],
  role: ['translator'],
  place: ['inline', 'foot'],
  resp: ['#ed', '#author'],
  n: ['3'],
  rend: ['italic'],
};
const attribute = fc
  .constantFrom(...Object.keys(values), 'other')
  .chain((key) =>
    fc
      .constantFrom(...(values[key] ?? []), ...(key === 'xml:id' ? [] : ['said']))
      .map((value): [string, string] => [key, value]),
  );

const planted = (all: readonly string[], depth = 4): fc.Arbitrary<Planted> =>
  fc.record({
    name: fc.constantFrom(...all),
    attributes: fc.array(attribute, { maxLength: 2 }).map((some) => Object.fromEntries(some)),
    words: fc.nat(2),
    inner: depth === 0 ? fc.constant([]) : fc.array(planted(all, depth - 1), { maxLength: 3 }),
  });

/** Writes elements, each word and each value that means nothing another one. */
function writer() {
  const words: string[] = [];
  const attributes: { value: string; names: string[] }[] = [];
  const write = (
    { name, attributes: said, words: number, inner }: Planted,
    around: string[],
  ): string => {
    const own = Array.from({ length: number }, (_, n) => `w${words.length + n}x`);
    words.push(...own);
    const path = [...around, name];
    const written = Object.entries(said).map(([key, value]) => {
      const one = value === 'said' ? `a${attributes.length}x` : value;
      if (value === 'said') attributes.push({ value: one, names: [...path, `${name}@${key}`] });
      return ` ${key}="${one}"`;
    });
    const within = inner.map((one) => write(one, path)).join(' ');
    return `<${name}${written.join('')}>${own.join(' ')} ${within}</${name}>`;
  };
  return { write, words, attributes };
}

test('every word of a file is in the edition, or told; and so is every attribute', () => {
  fc.assert(
    fc.property(
      fc.array(planted(names.header), { maxLength: 4 }),
      fc.array(planted(names.lists), { maxLength: 4 }),
      fc.array(planted(names.text), { maxLength: 4 }),
      fc.boolean(),
      (header, lists, text, isEditors) => {
        const { write, words, attributes } = writer();
        const all = (some: Planted[], ...around: string[]) =>
          some.map((one) => write(one, around)).join('\n');
        const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><teiHeader>${all(header, 'teiHeader')}</teiHeader><text><body>${all(text, 'text', 'body')}</body></text><standOff>${all(lists, 'standOff')}</standOff></TEI>`;
        const [volume] = readVolumes(
          [
            {
              ...{ root: readTei(Buffer.from(xml)).root, name: 'a.xml', lineAt: () => 1 },
              converted: { date: '2026-11-29' },
            },
          ],
          { glossary: [], isEditors },
        ) as [TeiVolume];
        const { documents, entries, works, told } = volume;
        const taken = [
          ...documents.map(({ page }) => page),
          ...entries.map(({ file }) => file?.text ?? ''),
          JSON.stringify(works),
        ].join('\n');
        const isIn = (word: string) => new RegExp(`\\b${word}\\b`, 'i').test(taken);
        const left = told.filter((line) => line.startsWith('left out'));
        const counts = [...left.join('\n').matchAll(/\((\d+) words?,/g)].map(([, n]) => Number(n));
        const missing = words.filter((word) => !isIn(word));
        expect({ sum: counts.reduce((a, b) => a + b, 0), missing }).toEqual({
          sum: missing.length,
          missing,
        });
        const lines = told.slice(2).join('\n');
        const names = new Set(
          [...lines.matchAll(/(?<=[:,] )([^ ,]+) \d+ \(/g)].map(([, name = '']) =>
            name.replace(/^[^/@]*\//, '').replace(/\[[^\]]*\]/, ''),
          ),
        );
        for (const one of attributes)
          if (!isIn(one.value)) expect(one.names.filter((name) => names.has(name))).not.toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});
