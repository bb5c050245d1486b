import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/edit/annotate.ts';
import type { Annotation, Quotation } from '../../../src/core/edit/request.ts';
import { isThere } from '../../../src/core/edit/there.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const seed = 'The ministers met there.\n\nThey left there.\n';
const bare = `<Source>\n\n${seed}\n</Source>\n`;

function read(body: string) {
  const edition = editionOf(
    filesOf(seed, body, {
      'content/glossary/gazette.mdx': '---\nterm: The Gazette\nkind: organization\n---\n',
    }),
  );
  return { edition, source: sourceOf(edition) };
}

/** The page from its source text on, with this annotation in it. */
function put(annotation: Annotation, quotation: Quotation, body = bare): string {
  const { edition, source } = read(body);
  const made = { ...annotation, ...('id' in annotation && annotation.id === '' && { id: 'made' }) };
  const done = annotate(source, edition, { annotation: made, quotation });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  const page = rawText(done.file);
  return page.slice(page.indexOf('<Source>'));
}

function isIn(body: string, annotation: Annotation, quotation: Quotation): boolean {
  const { edition, source } = read(body);
  return isThere({ annotation, quotation }, source, edition);
}

const met = { quote: 'ministers met' };
const there = { quote: 'there', nth: 2 };
const claim = {
  type: 'claim' as const,
  ...{ id: '', by: 'the gazette', kind: 'event', verdict: 'unverified' },
};
const italic = { type: 'rendition', name: 'Hi', attributes: { rend: 'italic' } } as const;

describe('an annotation that is there is known by its words and by what it says', () => {
  test.each<[string, Annotation, Quotation]>([
    ['a claim', claim, met],
    ['over two paragraphs', claim, { quote: 'there. They' }],
    [
      'with all that it may say',
      {
        ...{ ...claim, id: 'talks', via: ['the gazette'], date: '2002', asOf: '2003' },
        ...{ says: 'They  met.', note: 'So.\r\n  \r\n- A list\n\n      code' },
      },
      met,
    ],
    ['a note', { type: 'note', id: '', note: 'So.' }, there],
    ['a note without words', { type: 'note', id: '' }, met],
    ['a term', { type: 'term', id: 'The Gazette' }, met],
    ['a look', italic, { quote: 'there. They' }],
    ['the beginning of a page', { type: 'rendition', name: 'Page', attributes: { n: '2' } }, there],
    ['a gap', { type: 'rendition', name: 'Gap', attributes: {} }, there],
  ])('%s', (_, annotation, quotation) => {
    expect(isIn(bare, annotation, quotation)).toBe(false);
    const body = put(annotation, quotation);
    expect(isIn(body, annotation, quotation)).toBe(true);
    expect(isIn(body, annotation, { quote: 'left' })).toBe(false);
  });

  test('more of a claim', () => {
    const body = put(claim, met);
    const more = { type: 'part', id: 'made' } as const;
    expect(isIn(body, more, there)).toBe(false);
    expect(isIn(put(more, there, body), more, there)).toBe(true);
  });
});

describe('another is another', () => {
  const claimed = put({ ...claim, note: 'So.' }, met);
  test.each<[string, string, Annotation, Quotation]>([
    ['that says something else', claimed, { ...claim, note: 'Not so.' }, met],
    ['of another speaker', claimed, { ...claim, by: 'unattributed', note: 'So.' }, met],
    ['with an id of its own', claimed, { ...claim, id: 'own', note: 'So.' }, met],
    ['of more words', claimed, { ...claim, note: 'So.' }, { quote: 'ministers met there' }],
    ['of fewer words', claimed, { ...claim, note: 'So.' }, { quote: 'met' }],
    ['of words that are not there', claimed, { ...claim, note: 'So.' }, { quote: 'nowhere' }],
    ['a note beside a claim', claimed, { type: 'note', id: '', note: 'So.' }, met],
    [
      'another look',
      put(italic, met),
      { type: 'rendition', name: 'Hi', attributes: { rend: 'bold' } },
      met,
    ],
    ['a mark without its note', bare.replace('met', 'met[^none]'), { type: 'note', id: '' }, met],
    ['on a page that does not say what its seed says', bare.replace('left', 'parted'), claim, met],
  ])('%s', (_, body, annotation, quotation) => {
    expect(isIn(body, annotation, quotation)).toBe(false);
  });

  test('two looks with a word between that has none', () => {
    const two = put(italic, { quote: 'met' }, put(italic, { quote: 'The', nth: 1 }));
    expect(isIn(two, italic, { quote: 'The ministers met' })).toBe(false);
  });
});
