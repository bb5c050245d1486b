import { bare } from '../../core/text/affixes.ts';
import { least } from '../../core/text/greatest.ts';

/** An entry of the glossary, as suggestions know it: id, name, kind, other names. */
export type Name = [id: string, term: string, kind: string, aliases: string[]];

let loading: Promise<Name[]> | undefined;

/** Loads the names of the glossary, the most mentioned first; none where that fails: they are only suggestions. */
export function loadNames(home: string): Promise<Name[]> {
  loading ??= fetch(`${home}search/names.json`)
    .then(async (response) => (response.ok ? ((await response.json()) as Name[]) : []))
    .catch(() => []);
  return loading;
}

/** What can be spelt like a name: how many words of what was typed are compared. */
const mostWords = 16;

/** How many letters a name has at the most that is compared: nobody asks for a longer one by its spelling. */
const longestName = 100;

/** How much of a name may differ. */
const furthest = 1 / 3;

/** Returns the entries whose names are spelt the most like what was typed, at most `count`. */
export function nearestNames(names: readonly Name[], typed: string, count: number): Name[] {
  const sought = letters(typed);
  const words = bare(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .slice(0, mostWords);
  if (sought === '') return [];
  return names
    .map((name) => ({ name, distance: distanceTo(name, sought, words) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** The edits between what is sought and the nearest of an entry's names or their words, per letter. */
function distanceTo([, term, , aliases]: Name, sought: string, words: readonly string[]): number {
  const spelt = [term, ...aliases].flatMap((name) => [
    letters(name),
    ...bare(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  ]);
  const from = [sought, ...words];
  return least(
    spelt
      .filter((name) => name.length <= longestName)
      .flatMap((name) =>
        from.map((word) => {
          const longer = Math.max(word.length, name.length, 1);
          // As many letters as one has more than the other have to be put in.
          const isFar = Math.abs(word.length - name.length) > longer * furthest;
          return isFar ? 1 : edits(word, name) / longer;
        }),
      ),
  );
}

function letters(text: string): string {
  return bare(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Levenshtein's distance (1966), row by row. */
function edits(a: string, b: string): number {
  const units = b.split('');
  let row = units.map((_, n) => n + 1);
  let last = b.length;
  for (const [count, own] of a.split('').entries()) {
    let before = count;
    last = count + 1;
    row = row.map((above, n) => {
      last = Math.min(before + (own === units[n] ? 0 : 1), above + 1, last + 1);
      before = above;
      return last;
    });
  }
  return last;
}
