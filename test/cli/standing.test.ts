import { describe, expect, test } from 'vitest';
import { run } from '../command.ts';
import { edition, small, temporaryFolder, wayTo, write } from '../folder.ts';

const about = { 'content/edition.yaml': 'title: Letters\nurl: https://example.org\n' };
const page = (id: string) =>
  `---\ntitle: A\nseed: ${id}.txt\n---\n\n<Source>\n\nA text.\n\n</Source>\n`;

describe('without a command it is told where an edition stands', () => {
  test.each([
    [
      'with nothing in it',
      about,
      '0 sources',
      'nothing',
      /take a source in: npm run new -- <file>/,
    ],
    [
      'with a seed that has no page',
      { ...about, 'seeds/a.txt': 'A text.\n' },
      '0 sources',
      '1 warning',
      /write the page of a seed: npm run new -- seeds\/a\.txt/,
    ],
    [
      'with a page that nobody has worked on',
      { ...about, 'seeds/a.txt': 'A text.\n', 'content/sources/a.mdx': page('a') },
      '1 source',
      'nothing',
      /annotate in the browser: npm run dev/,
    ],
    [
      'with an error',
      { ...about, 'content/sources/a.mdx': page('b') },
      '1 source',
      '1 error, which keeps the site from being built',
      /see each error with its place and its mend: npm run check/,
    ],
    [
      'with a warning',
      { ...small, 'content/edition.yaml': 'title: A\n' },
      '1 source',
      '1 warning',
      /warnings: npm run check/,
    ],
    ['that is whole', small, '1 source', 'nothing', /see it as readers will: npm start/],
  ])('%s', async (_, files, inIt, fault, next) => {
    const folder = edition(files);
    const { code, stdout, stderr } = await run('', [], { env: { EDITION_DIR: folder } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`\n  in it: ${inIt}`);
    expect(stdout).toContain(`\n  at fault: ${fault}\n`);
    const [last = ''] = /.*\n$/.exec(stdout) ?? [];
    expect(last.replace(` --edition ${wayTo(folder)}`, '').replace(' --\n', '\n')).toMatch(next);
  });

  test('which is that of the folder, or the one that is named', async () => {
    const folder = edition(small);
    const here = await run('', [], { cwd: folder });
    expect(here.stdout).toMatch(/^A small edition \(edition-/);
    expect((await run('', ['--edition', folder])).stdout).toMatch(/^A small edition/);
  });

  test('and where there is none, how one is begun', async () => {
    const { code, stdout } = await run('', [], { cwd: temporaryFolder() });
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^No edition is here; begin one: npm .*run init -- <folder>\n$/,
      ),
    });
  });

  test('--help names the commands', async () => {
    expect((await run('', ['--help'])).stdout).toMatch(
      /^The commands are init, start, dev, check,/,
    );
  });

  test('drafts, entries and guides are counted', async () => {
    const folder = edition(small);
    write(folder, {
      'content/guides/method.mdx': '---\ntitle: Method\n---\n\nHow we work.\n',
      'content/timeline.yaml': '- date: 2002\n  text: It was.\n',
      'content/sources/a.mdx': page('a').replace('---\n\n', 'draft: true\n---\n\n'),
    });
    const { stdout } = await run('', [], { cwd: folder });
    expect(stdout).toContain(
      '  in it: 2 sources (1 draft), 1 claim, 0 entries, 0 works, 1 row of the timeline, 1 guide\n',
    );
  });
});
