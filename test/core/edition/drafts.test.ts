import { describe, expect, test } from 'vitest';
import { withoutDrafts } from '../../../src/core/edition/drafts.ts';
import { editionOf, type Given, sha256 } from '../support.ts';

function page(seed: string, draft: boolean): string {
  return `---\ntitle: A\nseed: ${seed}\ndraft: ${draft}\n---\n\n<Source>\n\nA text.\n\n</Source>\n`;
}

const seed = 'A text.\n';
const line = (name: string) => `${sha256(Buffer.from(seed))}  ${name}\n`;

const both: Given = {
  'content/sources/done.mdx': page('done.txt', false),
  'content/sources/later.mdx': page('later.txt', true),
  'seeds/done.txt': seed,
  'seeds/later.txt': seed,
  'seeds/SHA256SUMS': line('done.txt') + line('later.txt') + line('third.txt'),
  'seeds/third.txt': seed,
};

/** What readers get of an edition: its pages, its seeds, the list of their hashes. */
function published(files: Given) {
  const { sources, seeds, sums, files: texts } = withoutDrafts(editionOf(files));
  return {
    pages: sources.map((source) => source.page.id),
    seeds: [...seeds.keys()],
    sums: [...sums.keys()],
    list: texts.get('seeds/SHA256SUMS')?.text,
  };
}

describe('without drafts', () => {
  test('neither their pages, nor their seeds, nor the lines of these', () => {
    expect(published(both)).toEqual({
      pages: ['done'],
      seeds: ['done.txt', 'third.txt'],
      sums: ['done.txt', 'third.txt'],
      list: line('done.txt') + line('third.txt'),
    });
  });

  test('a seed that another page shows stays', () => {
    const files = { ...both, 'content/sources/later.mdx': page('done.txt', true) };
    expect(published(files).seeds).toEqual(['done.txt', 'later.txt', 'third.txt']);
    expect(published(files).list).toBe(both['seeds/SHA256SUMS']);
  });

  test('there need be no list', () => {
    const { 'seeds/SHA256SUMS': _, ...files } = both;
    expect(published(files)).toMatchObject({ pages: ['done'], list: undefined });
  });

  test('an edition without a draft is as it was', () => {
    const edition = editionOf({ ...both, 'content/sources/later.mdx': page('later.txt', false) });
    expect(withoutDrafts(edition)).toBe(edition);
  });
});
