import { describe, expect, test } from 'vitest';
import type { PublishedSource } from '../../../src/core/edition/published.ts';
import { neighboursOf, sourcePage, sourceRows } from '../../../src/core/view/sources.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { small } from './small.ts';

const shown = shownOf(editionOf(small));

function named(id: string): PublishedSource {
  const source = shown.edition.sources.find(({ page }) => page.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return source;
}

describe('the list of sources', () => {
  test('tells of each who published it, where and when, and what it is', () => {
    expect(sourceRows(shown)).toEqual([
      {
        link: { text: 'The report', href: '/sources/report/' },
        details: [{ text: 'Herald', href: '/glossary/herald/' }, { text: 'Port Mild' }],
        published: { text: '2 May 1901', datetime: '1901-05-02' },
        summary: { text: 'What the Herald printed.' },
        claims: 3,
        beside: '/texts/report/',
      },
      {
        link: expect.objectContaining({ text: 'The uebersetzung' }) as object,
        details: [{ text: 'Herald', href: '/glossary/herald/' }],
        summary: { text: '' },
        claims: 1,
        original: { text: 'The report', href: '/sources/report/' },
        beside: '/texts/report/',
      },
    ]);
  });

  test('has what cannot be read by its id, where it is drawn', () => {
    const faulty = shownOf(editionOf({ 'content/sources/a.mdx': 'No fields.\n' }));
    expect(sourceRows(faulty)).toMatchObject([{ link: { text: 'a' }, details: [], claims: 0 }]);
  });
});

describe('a source', () => {
  test('leads to the one before and after, its translation, and its text as it was', () => {
    expect(neighboursOf(shown, named('report'))).toMatchObject({
      translations: [{ href: '/sources/uebersetzung/' }],
      next: { href: '/sources/uebersetzung/' },
      earlier: [{ text: 'report-1', href: '/sources/report-1/' }],
    });
    expect(neighboursOf(shown, named('uebersetzung'))).toMatchObject({
      original: { href: '/sources/report/' },
      previous: { href: '/sources/report/' },
    });
  });

  test('that was corrected leads to the corrected text alone', () => {
    expect(neighboursOf(shown, named('report-1'))).toEqual({
      corrected: { text: 'The report', href: '/sources/report/' },
    });
    const gone = shownOf(
      editionOf(filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {}, 'superseded-by: nothing\n')),
    );
    const [source] = gone.superseded;
    expect(source && neighboursOf(gone, source)).toEqual({});
  });

  test('names its address in a citation among words that run to the left', () => {
    const persian = shownOf(
      editionOf(
        filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n', {
          'content/edition.yaml': 'title: A\nlanguage: fa\n',
        }),
      ),
      'https://press.example',
    );
    const [source] = persian.edition.sources;
    expect(source && sourcePage(persian, source).names[0]).toEqual({
      text: 'https://press.example/sources/a/',
      dir: 'ltr',
    });
  });

  test('says where it may be corrected, what is named in its citation, and what has moved', () => {
    const page = sourcePage(shown, named('report'));
    expect(page.corrections?.edit).toBe(
      'https://github.com/quill/harbour/edit/main/content/sources/report.mdx',
    );
    expect(page.names.map(({ text }) => text)).toEqual([
      'The report',
      'Tom Ink',
      'Herald',
      'Harbour papers',
      'Ada Quill',
      'Bo Reed',
    ]);
    expect(page.moved.map(({ id }) => id)).toEqual(['l9']);
    const bare = shownOf(editionOf(filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n')));
    const [source] = bare.edition.sources;
    expect(source && sourcePage(bare, source)).not.toHaveProperty('corrections');
  });
});
