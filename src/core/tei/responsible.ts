import type { Names } from './names.ts';
import { type Taken, takeAttributes, takeWords } from './taken.ts';
import { childrenOf, elementsIn, idsIn, pointersIn, type TeiElement, wordsOf } from './tree.ts';

/** Returns the names of those to whom a `resp` leads; none where it leads to anything else, too. */
export type Responsible = (resp: string) => string[];

/** What tells of somebody, and what in it has his name. */
const people: ReadonlySet<string> = new Set(['editor', 'author', 'respStmt', 'person', 'org']);
const names: readonly string[] = ['persName', 'orgName', 'name'];

/** Returns who is responsible for what in a file (TEI P5, `att.global.responsibility`): entries, or who is named in the file itself. */
export function responsibleIn(root: TeiElement, known: Names, taken: Taken): Responsible {
  const all = elementsIn(root, ({ name }) => people.has(name) || names.includes(name));
  // Of two of one id the first is meant.
  const byId = new Map(all.toReversed().map((one) => [one.attributes['xml:id'], one]));
  return (resp) => {
    const found = pointersIn(resp).map((pointer) => {
      const element = idsIn(pointer).flatMap((id) => byId.get(id) ?? [])[0];
      const named = element && (childrenOf(element, ...names)[0] ?? element);
      return { element, named, words: known.entry(pointer)?.names[0] ?? wordsOf(named) };
    });
    if (found.some(({ words }) => words === '')) return [];
    for (const { element, named } of found) {
      if (element) takeAttributes(taken, element, 'xml:id');
      if (named) takeWords(taken, named);
    }
    return found.map(({ words }) => words);
  };
}
