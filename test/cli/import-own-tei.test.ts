import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runChecks } from '../../src/core/checks/run.ts';
import { withoutDrafts } from '../../src/core/edition/drafts.ts';
import { editionTei } from '../../src/core/export/tei/edition.ts';
import { sourceTei } from '../../src/core/export/tei/source.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { sha256 } from '../../src/io/read.ts';
import { run } from '../command.ts';
import { editionOf, shownOf } from '../core/support.ts';
import { edition, type Files, temporaryFolder, treeOf } from '../folder.ts';
import { root } from '../root.ts';

/** The documents of the edition in this repository, as its site has them. */
function documents(): { folder: string; names: string[] } {
  const folder = temporaryFolder();
  const shown = shownOf(loadEdition(root));
  const files = new Map([
    ['tei.xml', editionTei(shown)],
    ...shown.edition.sources.map(
      (one) => [`sources/${one.page.id}/tei.xml`, sourceTei(one, shown)] as const,
    ),
  ]);
  for (const [path, xml] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), xml);
  }
  return { folder, names: [...files.keys()] };
}

test('an edition that left as TEI comes in whole, and its seed byte for byte', async () => {
  const { folder, names } = documents();
  const target = edition({ 'content/edition.yaml': '# Ours\ntitle: Another\n' });
  const take = () => run('import', ['tei', ...names, '--edition', target], { cwd: folder });
  const { code, stdout, stderr } = await take();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('source russia-iran-talks-2002, as Margent has written it');
  const [before, after] = [loadEdition(root), loadEdition(target)];
  const [was] = before.seeds.values();
  const [is] = after.seeds.values();
  expect(is?.sha256).toBe(was?.sha256);
  expect(after.sources[0]?.page.claims.map(({ id }) => id)).toEqual(
    before.sources[0]?.page.claims.map(({ id }) => id),
  );
  expect(after.glossary.size).toBe(before.glossary.size);
  expect(readFileSync(join(target, 'content/edition.yaml'), 'utf8')).toMatch(
    /^# Ours\ntitle: Another\ndescription: .*\nlanguage: en\nlicence: CC BY 4\.0\neditors:\n  - Margent editors\n/,
  );
  // Its links lead to guides and comparisons, which TEI has no place for.
  const errors = runChecks(after).filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code: one }) => one).filter((one) => one !== 'link-broken')).toEqual([]);
  const tree = treeOf(target);
  const again = await take();
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('seeds/russia-iran-talks-2002.txt, which is there already');
  expect(treeOf(target)).toEqual(tree);
});

test('two editions at once, which both add to one file, are told', async () => {
  const { folder } = documents();
  const other = editionOf({ 'content/edition.yaml': 'title: Other\nlicence: CC0 1.0\n' });
  writeFileSync(join(folder, 'other.xml'), editionTei(shownOf(other)));
  const target = edition({ 'content/edition.yaml': 'title: Another\n' });
  const before = treeOf(target);
  const args = ['tei', 'tei.xml', 'other.xml', '--edition', target];
  const { code, stderr } = await run('import', args, { cwd: folder });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringContaining('second change of content/edition.yaml') as string,
  });
  expect(treeOf(target)).toEqual(before);
});

test('a document that was changed to hold markup is told, and nothing is written', async () => {
  const { folder, names } = documents();
  const [name = ''] = names.filter((one) => one.startsWith('sources/'));
  const path = join(folder, name);
  const changed = readFileSync(path, 'utf8').replaceAll(
    'tei.xml#entry-',
    'tei.xml#entry-_22__3e__3c_b_3e_',
  );
  writeFileSync(path, changed);
  const target = edition({ 'content/edition.yaml': 'title: Another\n' });
  const before = treeOf(target);
  const { code, stderr } = await run('import', ['tei', name, '--edition', target], { cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain('document that Margent has not written so');
  expect(treeOf(target)).toEqual(before);
});

test('into an empty folder it comes with its title, and without images that are not there', async () => {
  const languages = join(root, 'test/fixtures/languages');
  const shown = shownOf(withoutDrafts(loadEdition(languages)), 'https://example.org');
  const folder = temporaryFolder();
  const names = ['tei.xml', ...shown.edition.sources.map(({ page }) => `${page.id}.xml`)];
  const files = [editionTei(shown), ...shown.edition.sources.map((one) => sourceTei(one, shown))];
  for (const [n, name] of names.entries()) writeFileSync(join(folder, name), files[n] ?? '');
  const target = temporaryFolder();
  const take = await run('import', ['tei', ...names, '--edition', target], { cwd: folder });
  expect(take).toMatchObject({ code: 0, stderr: '' });
  expect(take.stdout).toContain(
    'source letter, as Margent has written it; left out: the image facsimiles/letter-1r.jpg, which is not there: put it there first',
  );
  const [before, after] = [loadEdition(languages), loadEdition(target)];
  expect(after.about).toMatchObject({
    title: before.about.title,
    language: before.about.language,
    editors: before.about.editors,
  });
  const errors = runChecks(after).filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

test('of a seed that does not come back byte for byte it is told what it was, and what XML could not hold', async () => {
  const page = (id: string, text: string, front = '') =>
    `---\ntitle: ${id}\nseed: ${id}.txt\n${front}---\n\n<Source>\n\n${text}\n\n</Source>\n`;
  const seeds = {
    odd: Buffer.from('One\u0001 two\uFFFE three\u0001.\n'),
    latin: Buffer.from('Caf\u00E9.\n', 'latin1'),
    plain: Buffer.from('A caf\u00E9 \uFFFD.\n'),
  };
  const from = edition({
    'content/edition.yaml': 'title: Another\n',
    'content/sources/odd.mdx': page('odd', 'One\u0001 two\uFFFE three\u0001.'),
    'content/sources/latin.mdx': page('latin', 'Caf\u00E9.', 'encoding: windows-1252\n'),
    'content/sources/plain.mdx': page('plain', 'A caf\u00E9 \uFFFD.'),
    ...Object.fromEntries(Object.entries(seeds).map(([id, bytes]) => [`seeds/${id}.txt`, bytes])),
  });
  const shown = shownOf(loadEdition(from));
  const folder = temporaryFolder();
  for (const one of shown.edition.sources)
    writeFileSync(join(folder, `${one.page.id}.xml`), sourceTei(one, shown));
  const names = Object.keys(seeds).map((id) => `${id}.xml`);
  const target = temporaryFolder();
  const taken = await run('import', ['tei', ...names, '--edition', target], { cwd: folder });
  expect(taken).toMatchObject({ code: 0, stderr: '' });
  const told = taken.stdout.split('\n').filter((line) => line.startsWith('  source'));
  const left = (bytes: Buffer) =>
    `left out: the bytes of its seed, whose SHA-256 was ${sha256(bytes)}`;
  expect(told).toEqual([
    `  source odd, as Margent has written it; ${left(seeds.odd)}: U+FFFD stands for 3 characters that XML cannot hold`,
    `  source latin, as Margent has written it; ${left(seeds.latin)}: the text is here as the document has it, in UTF-8`,
    '  source plain, as Margent has written it',
  ]);
  expect(readFileSync(join(target, 'seeds/plain.txt'))).toEqual(seeds.plain);
});

test('a file that a text was made from is named where it is there, and told where it is not', async () => {
  const original = 'A letter.\n';
  const converted = `converted: { date: 2026-01-02, by: Pandoc 3, sha256: ${sha256(original)}, original: a.docx.txt }`;
  const from = edition({
    'content/edition.yaml': 'title: Another\nurl: https://example.org\n',
    'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n${converted}\n---\n\n<Source>\n\nA letter.\n\n</Source>\n`,
    'seeds/a.txt': 'A letter.\n',
    'originals/a.docx.txt': original,
  });
  const shown = shownOf(loadEdition(from));
  const folder = temporaryFolder();
  for (const one of shown.edition.sources)
    writeFileSync(join(folder, 'a.xml'), sourceTei(one, shown));
  const take = async (files: Files) => {
    const target = edition({ 'content/edition.yaml': 'title: T\n', ...files });
    const { code, stdout } = await run('import', ['tei', 'a.xml', '--edition', target], {
      cwd: folder,
    });
    expect(code).toBe(0);
    const errors = runChecks(loadEdition(target)).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    return [stdout, readFileSync(join(target, 'content/sources/a.mdx'), 'utf8')];
  };
  const [left, without] = await take({});
  expect(left).toContain(
    '; left out: the original originals/a.docx.txt, which is not there: put it there first',
  );
  expect(without).toContain('by: Pandoc 3');
  expect(without).not.toContain('a.docx.txt');
  const [told, page] = await take({ 'originals/a.docx.txt': original });
  expect(told).not.toContain('left out');
  expect(page).toContain('original: a.docx.txt');
});
