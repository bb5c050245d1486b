import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { permalinksOf } from '../../../src/core/edition/addresses.ts';
import { readPermalinks, writePermalinks } from '../../../src/core/edition/permalinks.ts';
import { epub } from '../../../src/core/export/epub.ts';
import { idForAddress } from '../../../src/core/export/fragment.ts';
import { oneFile } from '../../../src/core/export/one-file.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { editionOf, filesOf, sha256, shownOf } from '../support.ts';

/** Keys as people and reference managers write them. */
const keys = [
  'müller_1898',
  '傅斯年1985',
  'دهخدا۱۳۱۰',
  'DBLP:conf/harbour/Doe19',
  'http://zotero.org/users/1/items/A',
  'https://a.org/?x=1&y=2#part',
  '100%25a+b',
  'ü100%',
  "o'neil(1900)",
];

const address = (key: string) => `/references/#ref-${encodeURIComponent(key)}`;

/** An edition that cites a work in every place that cites, links to it, and promises it. */
function edition(key: string, format: 'json' | 'bib' = 'json') {
  const works =
    format === 'json'
      ? JSON.stringify([{ id: key, type: 'book', title: 'T' }])
      : `@book{${key},\n  title = {T}\n}\n`;
  const link = address(key).replaceAll('(', '%28').replaceAll(')', '%29');
  const body = `<Source>\n\n<Claim id="c" by="e" kind="event" verdict="unverified">A.</Claim>[^c]\n\n</Source>\n\n[^c]: Says [supports @{${key}}, p. 3], [there](${link}).\n`;
  return editionOf(
    filesOf('A.\n', body, {
      [`content/references/works.${format}`]: works,
      'content/edition.yaml': 'title: E\nurl: https://example.org/\n',
      'seeds/SHA256SUMS': `${sha256(new TextEncoder().encode('A.\n'))}  a.txt\n`,
      'content/glossary/e.mdx': `---\nterm: E\nkind: person\n---\nE [@{${key}}].\n`,
      'content/timeline.yaml': `- { date: 1900, text: ${JSON.stringify(`Of [@{${key}}].`)} }\n`,
      'content/addresses.yaml': `published:\n  /references/: [${JSON.stringify(`ref-${key}`)}]\nredirects:\n  ${JSON.stringify(`/references/#ref-old${key}`)}: ${JSON.stringify(address(key))}\n  /glossary/old/: ${JSON.stringify(`/references/#ref-${key}`)}\n`,
    }),
  );
}

describe.each(keys)('the key %s', (key) => {
  test.each(['json', 'bib'] as const)('is without a fault where a file of %s has it', (format) => {
    const told = runChecks(edition(key, format));
    expect(told.map(({ message }) => message)).toEqual([]);
  });

  test('is promised, and read again', () => {
    const published = permalinksOf(edition(key));
    expect(published.get('/references/')).toEqual([`ref-${key}`]);
    const written = writePermalinks({ published: {}, redirects: {} }, published);
    const { data, findings } = readPermalinks(textFile('content/addresses.yaml', written));
    expect(findings).toEqual([]);
    expect(data.published['/references/']).toEqual([`ref-${key}`]);
  });

  test('is led to in one file', () => {
    const read = edition(key);
    const parts = { policy: '', style: '', script: '', data: '' };
    const file = oneFile(shownOf(read), parts);
    const id = idForAddress(address(key));
    expect(id).toBe(`references--ref-${key}`);
    expect(idsIn(file)).toContain(id);
    const href = `references--ref-${key}`;
    expect(hrefsIn(file).filter((one) => decodeURIComponent(one) === `#${href}`)).toHaveLength(4);
  });

  test('is led to in an EPUB, whose ids are names', () => {
    const read = edition(key);
    const files = epub(shownOf(read));
    const ids = idsIn(String(files.get('EPUB/references.xhtml')));
    const [id = ''] = ids.filter((one) => one.startsWith('ref-'));
    expect(id).toMatch(/^[\p{L}_][\p{L}\d._-]*$/u);
    const hrefs = hrefsIn([...files.values()].join(''));
    expect(hrefs.filter((one) => one === `references.xhtml#${id}`)).toHaveLength(4);
  });
});

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => plain(id));
}

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => plain(href));
}

function plain(value: string): string {
  return value
    .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
