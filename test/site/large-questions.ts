import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { added, titleOfWork } from './long-lists.ts';
import type { Question } from './queries.ts';
import type { BuiltSite } from './setup.ts';

/** A question of the large edition, whose words are made up: what it has is asked for as it says it. */
interface LargeQuestion extends Omit<Question, 'site'> {
  site: 'large';
}

/** Returns questions to an edition whose search has several bundles, each of sources in all parts of it. */
export function questionsOfLarge({ edition, out }: BuiltSite): LargeQuestion[] {
  const pages = JSON.parse(readFileSync(join(out, 'references/pages.json'), 'utf8')) as string[][];
  const toWork = (key: string) => {
    const number = pages.findIndex((anchors) => anchors.includes(`ref-${key}`)) + 1;
    return `/references/${number === 1 ? '' : `page/${number}/`}#ref-${key}`;
  };
  const ask = (about: string, query: LargeQuestion['query'], to: string, within = 1) => {
    return { about, site: 'large' as const, query, answers: [to], within };
  };
  const ofSources = [0, 11, 22, 33, 44, 59].flatMap((n) => {
    const page = readFileSync(join(edition, `content/sources/source-${n}.mdx`), 'utf8');
    const [, id = '', words = ''] = /<Claim id="(claim-4)"[^>]*>((?:\S+ ){6})/.exec(page) ?? [];
    const title = /^title: (.*)$/m.exec(page)?.[1] ?? '';
    const address = `/sources/source-${n}/`;
    return [
      ask(
        'claim, by a phrase',
        { q: `"${words.trim()}"`, kind: 'claim' },
        `${address}#claim-${id}`,
      ),
      ask('claim, by words', { q: words.trim(), kind: 'claim' }, `${address}#claim-${id}`),
      ask('source, by its title', { q: title, kind: 'source' }, address),
    ];
  });
  const ofEntries = [3, 70, 199].map((n) => {
    const entry = readFileSync(join(edition, `content/glossary/entry-${n}.mdx`), 'utf8');
    const name = /^term: (.*)$/m.exec(entry)?.[1] ?? '';
    return ask('entry, by its name', { q: name }, `/glossary/entry-${n}/`);
  });
  const ofWorks = [1, 444, 777, 1023, added.works - 1].map((n) =>
    ask('work, by its title', { q: titleOfWork(n) }, toWork(`ledger-${n}`)),
  );
  return [...ofSources, ...ofEntries, ...ofWorks];
}
