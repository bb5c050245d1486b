import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/edit/annotate.ts';
import { entryFile, type NewEntry } from '../../../src/core/edit/entry.ts';
import { idFor, idsBeside } from '../../../src/core/edit/id.ts';
import { withIds } from '../../../src/core/edit/named.ts';
import { idPattern } from '../../../src/core/text/id.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const body = '<Source>\n\nThe ministers met in Moscow.\n\n</Source>\n';
const files = {
  ...filesOf('The ministers met in Moscow.', body),
  'content/glossary/gazette.mdx':
    '---\nterm: The Gazette\nkind: organization\naliases: [Gazéta]\n---\n',
  'content/glossary/kharrazi.mdx': '---\nterm: کمال خرازی\nkind: person\n---\n',
  'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n',
  'content/glossary/moscow-idaho.mdx':
    '---\nterm: Moscow, Idaho\nkind: place\naliases: [Moscow]\n---\n',
  'content/glossary/unread.mdx': 'No fields.\n',
  'content/references/works.json': '[{ "id": "bulletin", "type": "book" }]',
  'content/addresses.yaml':
    'published:\n  /glossary/gone/: []\nredirects:\n  /glossary/moved/: /glossary/gazette/\n',
};
const edition = editionOf(files);

describe('an id of words', () => {
  test.each([
    ['The ministers met', 'the-ministers-met'],
    ['Ministère des Affaires étrangères', 'ministere-des-affaires-etrangeres'],
    ['خرازی', 'khrzy'],
    ['Russia’s Foreign Ministry', 'russias-foreign-ministry'],
    ['…', 'unnamed'],
    ['Con.', 'con-2'],
    ['a '.repeat(40), 'a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a'],
    ['b'.repeat(80), 'b'.repeat(48)],
  ])('%s', (words, id) => {
    expect(idFor(words, () => false)).toBe(id);
  });

  test('is one, whatever the words, and is not taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const first = idFor(words, () => false);
        const second = idFor(words, (id) => id === first);
        expect(first).toMatch(idPattern);
        expect(second).toMatch(idPattern);
        expect(second).not.toBe(first);
      }),
    );
  });

  test('is the same where many are made one after the other', () => {
    const words = fc.constantFrom('a', 'A.', 'a 2', 'a-3', 'a 10', 'con', 'con 2', '…');
    fc.assert(
      fc.property(fc.array(words), fc.array(words), (before, all) => {
        const taken = new Set<string>(before);
        const make = idsBeside(taken);
        for (const one of all) {
          const id = idFor(one, (other) => taken.has(other));
          taken.add(id);
          expect(make(one)).toBe(id);
        }
      }),
    );
    expect(
      Array.from({ length: 50_000 }, () => 'a')
        .map(idsBeside([]))
        .at(-1),
    ).toBe('a-50000');
  });
});

describe('names stand for ids', () => {
  const claim = { type: 'claim', id: 'a', kind: 'event', verdict: 'unverified' } as const;

  test('of speakers and links of the chain, of terms, and of aliases, however they are spelt', () => {
    const told = { ...claim, by: 'the gazette', via: ['Gazeta', 'كمال خرازي', 'gazette'] };
    expect(withIds(told, edition)).toEqual({
      annotation: { ...claim, by: 'gazette', via: ['gazette', 'kharrazi', 'gazette'] },
      problems: [],
    });
    const term = { type: 'term', id: 'THE GAZETTE' } as const;
    expect(withIds(term, edition).annotation).toEqual({ type: 'term', id: 'gazette' });
    const note = { type: 'note', id: 'the gazette' } as const;
    expect(withIds(note, edition).annotation).toEqual(note);
  });

  test('one that several entries have is told with their ids', () => {
    const { problems } = withIds({ type: 'term', id: 'moscow!' }, edition);
    expect(problems).toEqual([]);
    expect(withIds({ type: 'term', id: 'MOSCOW' }, edition).problems).toMatchObject([
      {
        field: 'term',
        message: 'Unexpected name “MOSCOW”, expected one that a single entry has',
        hint: 'use one of their ids: moscow, moscow-idaho',
      },
    ]);
  });

  test('in a page the ids are written; a name that no entry has is told as such', () => {
    const done = (by: string) =>
      annotate(sourceOf(edition), edition, {
        annotation: { ...claim, by },
        quotation: { quote: 'met' },
      });
    expect(done('The Gazette')).toHaveProperty(
      'file.text',
      expect.stringContaining('by="gazette"'),
    );
    expect(done('unattributed')).toHaveProperty(
      'file.text',
      expect.stringContaining('by="unattributed"'),
    );
    expect(done('The Gazete')).toMatchObject({
      problems: [
        {
          field: 'by',
          hint: 'did you mean “The Gazette”? Or write its entry in content/glossary first',
          unknown: 'The Gazete',
        },
      ],
    });
    expect(done('unatributed')).toMatchObject({
      problems: [{ hint: expect.stringContaining('“unattributed”') as unknown }],
    });
  });
});

describe('the file of a new entry', () => {
  const made = (entry: Partial<NewEntry>) =>
    entryFile({ name: 'The Agency', kind: 'organization', definition: '', ...entry }, edition);

  test('has a name, a kind, and what it says; and can be read', () => {
    expect(made({ definition: ' A wire: [@bulletin].\r\n\r\nMore. ' })).toMatchObject({
      id: 'the-agency',
      file: {
        path: 'content/glossary/the-agency.mdx',
        text: '---\nterm: The Agency\nkind: organization\n---\n\nA wire: [@bulletin].\n\nMore.\n',
      },
    });
    expect(made({ name: 'آژانس: "خبر"' })).toMatchObject({
      id: 'azhns-khbr',
      file: { text: '---\nterm: \'آژانس: "خبر"\'\nkind: organization\n---\n' },
    });
  });

  test('takes no id of an entry, nor one whose address was published', () => {
    const entry = '---\nterm: Another\nkind: term\n---\n';
    const more = editionOf({ ...files, 'content/glossary/the-agency.mdx': entry });
    const { id } = entryFile({ name: 'The Agency', kind: 'term', definition: '' }, more) as {
      id: string;
    };
    expect(id).toBe('the-agency-2');
    expect(made({ name: 'Gone' })).toMatchObject({ id: 'gone-2' });
    expect(made({ name: 'Moved' })).toMatchObject({ id: 'moved-2' });
  });

  test.each([
    ['a name that an entry has', { name: 'the gazette' }, 'entry', 'take the entry “gazette”'],
    ['no name', { name: ' \n' }, 'entry', 'name it as the sources do'],
    ['another kind', { kind: 'paper' }, 'entry-kind', 'use one of: term, person'],
    ['a work that there is not', { definition: '[@none]' }, 'definition', 'add the work'],
    ['code', { definition: 'A {wire}.' }, 'definition', ''],
  ] as [string, Partial<NewEntry>, string, string][])('%s is refused', (_, entry, field, hint) => {
    expect(made(entry)).toMatchObject({
      problems: [{ field, hint: expect.stringContaining(hint) as unknown }],
    });
  });
});
