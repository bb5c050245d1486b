import { describe, expect, test } from 'vitest';
import { checkPart, runChecks } from '../../../src/core/checks/run.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import type { EditionFile } from '../../../src/core/edition/files.ts';
import { publish } from '../../../src/core/edition/published.ts';
import { readEdition } from '../../../src/core/edition/read.ts';
import { codes } from '../../../src/core/faults.ts';
import type { Problem } from '../../../src/core/problem.ts';
import type { Selection } from '../../../src/io/read.ts';
import { isInShard } from '../../../src/io/shard.ts';
import { styles } from '../../../src/io/styles.ts';
import { recordsOf, type SourceRecord } from '../../../src/site/shards/record.ts';
import { comparedIn, leftOver, selected, withoutOthers } from '../../../src/site/shards/select.ts';
import { wholeOf } from '../../../src/site/shards/whole.ts';
import { file, filesOf, pageOf, readExample, talks } from './example.ts';

/** Reads those of the files that are selected, pages first, as from a disk. */
function read(files: readonly EditionFile[], { isRead, see }: Selection): Edition {
  const pagesFirst = files.toSorted(
    (a, b) => Number(b.path.startsWith('content/')) - Number(a.path.startsWith('content/')),
  );
  const chosen = new Set<EditionFile>();
  for (const one of pagesFirst) {
    if (!isRead(one.path)) continue;
    chosen.add(one);
    see(one);
  }
  const elsewhere = files.filter((one) => !chosen.has(one)).map(({ path }) => path);
  return readEdition({ files: files.filter((one) => chosen.has(one)), elsewhere, styles });
}

/** Checks an edition in two parts, and puts them together. Returns what is told of a part, if that has errors; else of the whole. */
function checkInParts(files: readonly EditionFile[]): { part: Problem[] } | { whole: Problem[] } {
  const records: SourceRecord[] = [];
  for (const number of [1, 2]) {
    const shard = { number, of: 2 };
    const edition = withoutOthers(
      read(
        files,
        selected((id) => isInShard(id, shard)),
      ),
    );
    const { problems, findings } = checkPart(edition);
    const made = publish(edition, problems);
    if ('faults' in made) return { part: problems };
    // As a file has them.
    const written = JSON.stringify(recordsOf(made.edition, findings));
    records.push(...(JSON.parse(written) as SourceRecord[]));
  }
  const textOf = (path: string) => {
    const found = files.find((one) => one.path === path);
    return found && 'bytes' in found ? Buffer.from(found.bytes).toString() : undefined;
  };
  const compared = comparedIn(
    read(
      files,
      selected(() => false),
    ),
  );
  const others = records.filter(({ model }) => !compared.has(model.page.id));
  const rest = read(files, leftOver(others));
  return { whole: wholeOf(records, rest, textOf).problems };
}

/** Three pages, which are in two parts. */
const others = ['b', 'c', 'd'].flatMap((id) => [
  file(
    `content/sources/${id}.mdx`,
    `---\ntitle: ${id}\nseed: ${id}.txt\n---\n\n<Source>\n\nWords.\n\n</Source>\n`,
  ),
  file(`seeds/${id}.txt`, 'Words.\n'),
]);

describe.each(codes)('an edition in parts with the fault of the page of %s', (code) => {
  test('has the faults of the whole', () => {
    const example = readExample(code);
    const files = filesOf({ ...example, files: [...others, ...example.files] });
    const whole = runChecks(readEdition({ files, styles }));
    const checked = checkInParts(files);
    if ('whole' in checked) expect(checked.whole).toEqual(whole);
    else expect(whole).toEqual(expect.arrayContaining(checked.part));
  });
});

describe('faults between the parts', () => {
  const page = (id: string, more = '', fields = '') =>
    file(
      `content/sources/${id}.mdx`,
      `---\ntitle: ${id}\nseed: ${id}.txt\n${fields}---\n\n${more}\n\n<Source>\n\nWords.\n\n</Source>\n`,
    );
  const told = (files: EditionFile[]) => {
    const all = filesOf({ files: [...others, ...files] });
    const checked = checkInParts(all);
    expect(checked).toEqual({ whole: runChecks(readEdition({ files: all, styles })) });
    return 'whole' in checked ? checked.whole.map(({ code, place }) => [code, place.file]) : [];
  };

  test('are told: links, seeds, promises, translations', () => {
    expect(
      told([
        page('b', 'To [a place](/sources/c/#nowhere), and to [one that is](/sources/d/#l1).'),
        page('c', '', 'translation-of: nothing\n'),
        file(
          'content/addresses.yaml',
          'published:\n  /sources/gone/: []\n  /sources/d/: [l1, l9]\n',
        ),
        file('seeds/alone.txt', 'Alone.\n'),
      ]),
    ).toEqual([
      ['link-broken', 'content/sources/b.mdx'],
      ['source-unknown', 'content/sources/c.mdx'],
      ['seed-without-page', 'seeds/alone.txt'],
      ['address-lost', 'content/addresses.yaml'],
      ['address-lost', 'content/addresses.yaml'],
    ]);
  });

  test('are none where one part has what the other names', () => {
    expect(told([file(talks, pageOf().replace('seed:', 'translation-of: b\nseed:'))])).toEqual([]);
  });

  test('are silenced by their page, where it has them', () => {
    const silence = 'silence:\n  - { warning: language-contradicted, reason: It is spelt so. }\n';
    expect(
      told([page('b', '', `language: fa\n${silence}`), page('c', '', silence), page('d')]),
    ).toEqual([['silence-unused', 'content/sources/c.mdx']]);
  });
});
