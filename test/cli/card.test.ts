import { expect, test } from 'vitest';
import { environment } from '../builder.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

/** Draws the card of an edition, in a process that is asked once which locale it has, and prints its bytes. */
const program = `
  import { cardOf } from './src/site/card.ts';
  import { loadEdition } from './src/io/edition.ts';
  import { shownOf } from './test/core/support.ts';
  const card = await cardOf(shownOf(loadEdition(process.argv[1])));
  process.stdout.write(card);
`;

function draw(edition: string, env: Record<string, string>): string {
  const { FC_LANG: _, ...rest } = environment();
  const { status, stdout, stderr } = runToEnd(
    process.execPath,
    ['--input-type=module', '--eval', program, edition],
    { cwd: root, env: { ...rest, ...env } },
  );
  expect([status, String(stderr)]).toEqual([0, '']);
  return stdout.toString('base64');
}

test.each(['.', 'test/fixtures/languages'])(
  'the card of %s is the same whatever locale whoever builds it has',
  (edition) => {
    const card = draw(edition, { LC_ALL: 'C' });
    expect(card.length).toBeGreaterThan(1000);
    for (const env of [{ LC_ALL: 'fa_IR.UTF-8' }, { FC_LANG: 'ar' }])
      expect(draw(edition, env) === card, JSON.stringify(env)).toBe(true);
  },
);
