import { say } from '../../core/words/message.ts';
import { listOf, sayWith } from '../../core/words/parts.ts';
import { language, words } from '../words/searching.ts';
import { make } from './dom.ts';
import { textsOf } from './labels.ts';
import { loadNames, type Name, nearestNames } from './names.ts';
import type { SearchResult } from './session.ts';
import { isIdle, serializeState, type SearchState } from './state.ts';

/** What works, each with an example. */
const tips = [
  [words.tipWords, words.tipWordsMeans],
  [words.tipPhrase, words.tipPhraseMeans],
  [words.tipBegins, words.tipBeginsMeans],
  [words.tipAccents, words.tipAccentsMeans],
] as const;

/** How many entries are suggested. */
const most = 6;

type Known = Pick<SearchResult, 'places' | 'missing' | 'resembling' | 'partial' | 'beyond'>;

/**
 * Returns what stands below the results: what resembles words that are nowhere; and where there are no results, what to
 * try instead, from the glossary, and what works.
 */
export async function helpFor(
  state: SearchState,
  home: string,
  found: Known | undefined,
): Promise<HTMLElement[]> {
  const resembling = found && found.resembling.length > 0 ? [resemblingOf(found, home)] : [];
  if (found && found.places > 0) return resembling;
  return [...resembling, await insteadOf(state, home, found)];
}

/** What only resembles a word is no result: it can be asked for. */
function resemblingOf({ missing, resembling }: Known, home: string): HTMLElement {
  const items = resembling.map((word) => {
    const asking: SearchState = { query: word, chosen: {}, sort: 'relevance', shown: 0 };
    const href = `${home}search/?${serializeState(asking)}`;
    return make('li', {}, make('a', { href, dir: 'auto' }, word));
  });
  return make(
    'div',
    { className: 'search-help' },
    make('h2', {}, say(words.resembles, { words: listOf(missing, language).join('') }, language)),
    make('ul', { className: 'resembling' }, ...items),
  );
}

async function insteadOf(
  state: SearchState,
  home: string,
  found: Known | undefined,
): Promise<HTMLElement> {
  const missing = found?.missing ?? [];
  const names = await loadNames(home);
  const near = nearestNames(names, state.query, most);
  const suggested = near.length > 0 ? near : names.slice(0, most);
  const box = make('div', { className: 'search-help' });
  if (!isIdle(state)) box.append(make('p', {}, whyNothing(state, found)));
  if (suggested.length > 0) {
    const title = near.length > 0 && missing.length > 0 ? words.didYouMean : words.inGlossary;
    box.append(make('h2', {}, title), linksTo(suggested, home));
  }
  const rows = tips.map(([example, says]) => make('li', {}, make('kbd', {}, example), ` ${says}`));
  const anyName = make('li', {}, words.tipNames);
  const keys = make(
    'li',
    {},
    ...sayWith(
      words.tipSlash,
      { tags: { keys: () => make('kbd', {}, '/') }, values: {} },
      language,
    ),
  );
  box.append(
    make('h2', {}, words.works),
    make('ul', { className: 'tips' }, ...rows, anyName, keys),
  );
  return box;
}

function whyNothing({ query, chosen }: SearchState, found: Known | undefined): string {
  const { missing = [], partial = false, beyond = 0 } = found ?? {};
  // What could not be loaded may have all of it.
  const nowhere = partial && missing.length === 0 && query !== '' ? [query] : missing;
  if (nowhere.length > 0)
    return say(
      partial ? words.nowhereHere : words.nowhere,
      { words: listOf(nowhere, language).join('') },
      language,
    );
  if (beyond > 0) return say(words.notSaved, { texts: textsOf(beyond) }, language);
  return Object.keys(chosen).length > 0 ? words.filtered : words.fewer;
}

function linksTo(names: Name[], home: string): HTMLElement {
  const items = names.map(([id, term, kind]) => {
    const link = make('a', { href: `${home}glossary/${id}/`, dir: 'auto' }, term);
    return make('li', {}, link, ' ', make('small', {}, kind));
  });
  return make('ul', { className: 'suggestions' }, ...items);
}
