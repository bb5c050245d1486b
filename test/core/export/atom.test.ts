import { Parser } from 'htmlparser2';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { expect, test } from 'vitest';
import { preview } from '../../../src/core/edition/published.ts';
import { atom } from '../../../src/core/export/atom.ts';
import { historyOf, type PageChange } from '../../../src/core/view/history.ts';
import { editionOf, type Given } from '../support.ts';

function page(id: string, fields: string): Given {
  return {
    [`content/sources/${id}.mdx`]: `---\ntitle: The ${id} & more\nseed: ${id}.txt\n${fields}---\n\n<Source>\n\nOne.\n\n</Source>\n`,
    [`seeds/${id}.txt`]: 'One.\n',
  };
}

const files: Given = {
  'content/edition.yaml': 'title: "<Two> letters"\neditors: [Ada, Bo]\nlicence: CC BY 4.0\n',
  ...page('first', 'date: 2026-03-02\n'),
  ...page(
    'second',
    'date: 2026-05\nchanges: [{ date: 2026-05, text: A < b }, { date: 2026-05, text: "Again" }, { date: 2026-01-07, text: Old }]\n',
  ),
  ...page('third', ''),
};
const edition = editionOf(files);
const history = historyOf(preview(edition).sources);

test('what was published and corrected, the newest first; a date that a change explains stands once', () => {
  expect(history.map(({ date, page, text }) => [date, page.id, text])).toEqual([
    ['2026-05', 'second', 'A < b'],
    ['2026-05', 'second', 'Again'],
    ['2026-03-02', 'first', undefined],
    ['2026-01-07', 'second', 'Old'],
  ]);
});

test('a page whose fields cannot be read has no history', () => {
  const { sources } = preview(editionOf({ 'content/sources/a.mdx': 'No fields.\n' }));
  expect(historyOf(sources)).toEqual([]);
});

/** The only document of a feed. */
function feedOf(...given: Parameters<typeof atom>): string {
  const feeds = atom(...given);
  expect([...feeds.keys()]).toEqual(['changes.xml']);
  return [...feeds.values()].join('');
}

/** The texts of the elements of one name, and the values of its attribute `href`. */
function valuesOf(feed: string, name: string): string[] {
  const values: string[] = [];
  let open = false;
  const parser = new Parser(
    {
      onopentag: (tag, { href }) => {
        if (tag !== name) return;
        open = true;
        values.push(href ?? '');
      },
      ontext: (words) => {
        if (open) values[values.length - 1] += words;
      },
      onclosetag: (tag) => {
        if (tag === name) open = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(feed);
  return values;
}

test('a feed has an id of its own for each, which later ones leave as it is', () => {
  const url = 'https://press.example/letters';
  const feed = feedOf(history, edition.about, url, wordingOf('en'));
  expect(valuesOf(feed, 'title')).toEqual([
    '<Two> letters',
    'Corrected: The second & more',
    'Corrected: The second & more',
    'The first & more',
    'Corrected: The second & more',
  ]);
  expect(valuesOf(feed, 'id')).toEqual([
    `${url}/`,
    `${url}/changes/#on-2026-05-second:A%20%3C%20b`,
    `${url}/changes/#on-2026-05-second:Again`,
    `${url}/changes/#on-2026-03-02-first`,
    `${url}/changes/#on-2026-01-07-second:Old`,
  ]);
  const [first, second] = ['{ date: 2026-05, text: New }, ', ', { date: 2026-05, text: New }'];
  for (const [before, after] of [
    [first, ''],
    ['', second],
  ]) {
    const mdx = String(files['content/sources/second.mdx'])
      .replace('changes: [', `changes: [${before}`)
      .replace(' }]', ` }${after}]`);
    const changed = editionOf({ ...files, 'content/sources/second.mdx': mdx });
    const later = historyOf(preview(changed).sources);
    const ids = valuesOf(feedOf(later, edition.about, url, wordingOf('en')), 'id');
    expect(ids).toEqual(expect.arrayContaining(valuesOf(feed, 'id')));
    expect(ids).toHaveLength(valuesOf(feed, 'id').length + 1);
    expect(new Set(ids).size).toBe(ids.length);
  }
  expect(valuesOf(feed, 'updated')).toEqual([
    '2026-05-01T00:00:00Z',
    '2026-05-01T00:00:00Z',
    '2026-05-01T00:00:00Z',
    '2026-03-02T00:00:00Z',
    '2026-01-07T00:00:00Z',
  ]);
  expect(valuesOf(feed, 'summary')[0]).toBe('A < b');
  expect(valuesOf(feed, 'name')).toEqual(['Ada', 'Bo']);
  expect(valuesOf(feed, 'rights')).toEqual(['CC BY 4.0']);
  expect(valuesOf(feed, 'link')).toContain(`${url}/sources/first/`);
});

test('a feed without entries is dated as the edition is, and is by its title', () => {
  const { about } = editionOf({ 'content/edition.yaml': 'title: A\ndate: 2026-02\n' });
  const feed = feedOf([], about, 'https://press.example', wordingOf('en'));
  expect(valuesOf(feed, 'updated')).toEqual(['2026-02-01T00:00:00Z']);
  expect(valuesOf(feed, 'name')).toEqual(['A']);
  expect(valuesOf(feed, 'rights')).toEqual([]);
  const undated = feedOf(
    [],
    { ...about, date: undefined },
    'https://press.example',
    wordingOf('en'),
  );
  expect(valuesOf(undated, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
});

test('a feed of very many changes is cut into documents that lead to each other', () => {
  const url = 'https://press.example/letters';
  const [change] = history;
  if (!change) throw new Error('no change');
  const many = Array.from({ length: 1000 }, (_, n): PageChange => ({
    ...change,
    text: `No. ${n}`,
  }));
  const feeds = atom(many, edition.about, url, wordingOf('en'));
  const paths = ['changes.xml', 'changes/page/2.xml', 'changes/page/3.xml'];
  expect([...feeds.keys()]).toEqual(paths);
  const links = [...feeds.values()].map((feed) =>
    [...feed.matchAll(/<link rel="(?!alternate)(\w+)" href="(.*)"\/>/g)].map(
      ([, relation, href]) => `${relation} ${href}`,
    ),
  );
  const to = (relation: string, number: number) => `${relation} ${url}/${paths[number - 1]}`;
  expect(links[0]).toEqual([to('self', 1), to('first', 1), to('next', 2), to('last', 3)]);
  expect(links[1]).toEqual([
    ...[to('self', 2), to('first', 1), to('previous', 1), to('next', 3), to('last', 3)],
  ]);
  expect(links[2]).toEqual([to('self', 3), to('first', 1), to('previous', 2), to('last', 3)]);
  const texts = [...feeds.values()].flatMap((feed) => valuesOf(feed, 'summary'));
  expect(texts).toEqual(many.map(({ text }) => text));
  for (const feed of feeds.values()) expect(feed.length).toBeLessThan(300_000);
});
