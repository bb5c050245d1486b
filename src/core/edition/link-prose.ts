import { placeOf, type TextFile } from '../page/file.ts';
import type { ProseNode, ProseText, Scope } from '../page/model.ts';
import { mapChildren } from '../page/prose-children.ts';
import { scan } from '../page/scan.ts';
import { type Linking, senseOf, settle } from './linking.ts';
import { proseText } from '../page/prose-text.ts';

/** Where prose stands, and what of it is linked. */
export interface ProseScope {
  file: TextFile;
  scope: Scope;
  /** The entries that are linked already, where this prose's first mentions count. */
  seen: Set<string>;
  linking: Linking;
  /** Whether it stands in a link or a heading, where nothing is linked but mentions count. */
  inert?: boolean;
}

const inert = new Set(['link', 'heading']);

/** Returns prose with the first mention of each entry as a `term`; every mention goes to `linking`. */
export function linkProse(nodes: readonly ProseNode[], scope: ProseScope): ProseNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return linkText(node, scope);
    if (node.type === 'term') {
      if (node.id) keepTerm(node, scope);
      return [node];
    }
    const within = inert.has(node.type) ? { ...scope, inert: true } : scope;
    return [mapChildren(node, (children) => linkProse(children, within))];
  });
}

/** Counts an entry that the editors link themselves. */
function keepTerm(
  node: Extract<ProseNode, { type: 'term' }>,
  { linking, ...own }: ProseScope,
): void {
  const written = proseText(node);
  settle(written, node.id, linking);
  const words = { node, start: 0, end: written.length };
  linking.mentions.push({ entry: node.id, scope: own.scope, words });
  own.seen.add(node.id);
}

function linkText(node: ProseText, scope: ProseScope): ProseNode[] {
  const { file, seen, linking } = scope;
  const { value } = node;
  const toFile = offsetsIn(file, node);
  const cut = (start: number, end?: number): ProseText => {
    return { type: 'text', value: value.slice(start, end), at: toFile(start) };
  };
  const result: ProseNode[] = [];
  let done = 0;
  for (const match of linking.terms.matcher.find(value, linking.terms.language)) {
    const { start, end } = match;
    const entry = senseOf(match, linking, () => placeOf(file, toFile(start)));
    if (entry === undefined) continue;
    // What a page leaves unlinked it still mentions.
    linking.mentions.push({ entry, scope: scope.scope, words: { node, start, end } });
    if (scope.inert || seen.has(entry) || linking.unlinked.has(entry)) continue;
    seen.add(entry);
    if (start > done) result.push(cut(done, start));
    result.push({ type: 'term', id: entry, children: [cut(start, end)] });
    done = end;
  }
  if (done === 0) return [node];
  if (done < value.length) result.push(cut(done));
  return result;
}

/** Returns the way from the words of a text node to the file; the words are gone through once, when first asked. */
function offsetsIn(file: TextFile, { at, value }: ProseText): (offset: number) => number {
  let map: ReturnType<typeof scan> | 'unread' = 'unread';
  return (offset) => {
    if (map === 'unread') map = scan(file.text, at, value);
    return map?.[offset] ?? at;
  };
}
