import { type Document, isMap, isScalar, Pair, Scalar, visit, type YAMLMap } from 'yaml';
import type { Edition, Source } from '../edition/edition.ts';
import { permalinksPath } from '../edition/permalinks.ts';
import { translationAt } from '../edition/translation-path.ts';
import { rawText, type TextFile } from '../page/file.ts';
import { insert } from '../page/edit.ts';
import type { Insertion } from '../problem.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { push } from '../text/lookup.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { withYaml } from './front.ts';
import { editSums } from './sums.ts';
import { type Leading, textsLed } from './texts-led.ts';
import {
  addressOf,
  folderOf,
  pathOf,
  type UseTarget,
  type Use,
  orderUses,
  usesOf,
} from './uses.ts';

/** What becomes of a file of the edition; without `was` it is new, without `text` it goes. */
export interface FileEdit {
  path: string;
  was?: string;
  text?: string;
}

/** A page that gets another id, or is taken away, with everything that follows from it. */
export interface Move {
  edits: FileEdit[];
  /** The seed that goes with its source, and the file that it was made from. */
  seed?: string;
  original?: string;
  /** The places that pointed at it, and point at what takes its place. */
  led: Use[];
  /** The places that point at what is no more: as long as there are any, nothing is to be done. */
  left: Use[];
  /** The promised addresses of it, and of the texts that stood beside it, which are no more, and where they lead. */
  promised: Leading[];
  /** The address of the seed, where that was promised: it cannot be led anywhere. */
  lost?: string;
}

/** The files of an edition, and the texts of those that change, by their paths. */
interface Draft {
  files: Edition['files'];
  texts: Map<string, string>;
}

/** Returns what it takes to give a page another id, which no page of its kind has. The page must be there. */
export function renamePage(edition: Edition, target: UseTarget, id: string): Move {
  const led = usesOf(edition, target);
  const inOrder = orderUses(edition, target);
  const draft = leadUses(edition, [...led, ...inOrder], id);
  const named = { ...target, id };
  const place = (end: string) => end.replace(addressOf(target), addressOf(named));
  const newOf = (one: string) => (one === target.id ? id : one);
  const promised = leadAddresses(edition, draft, [
    { from: addressOf(target), to: addressOf(named), place },
    ...(target.kind === 'source' ? textsLed(edition, { id: newOf, named: newOf }) : []),
  ]);
  return { edits: editsOf(draft, target, named), led, left: [], promised };
}

/**
 * Returns what it takes to take a page away, a source with its seed. What points at it points at the page `instead`, of
 * the same kind, where one is named.
 */
export function removePage(edition: Edition, target: UseTarget, instead?: string): Move {
  const own = new Set(filesOf(edition.files, target).map(({ path }) => path));
  const uses = usesOf(edition, target).filter(({ file }) => !own.has(file));
  const draft = leadUses(edition, instead === undefined ? [] : uses, instead ?? '');
  const at = placeInOrder(edition, target);
  if (at >= 0) inYaml(draft, aboutPath, (about) => about.deleteIn(['order', at]));
  const next =
    instead === undefined ? `/${folderOf(target)}/` : addressOf({ ...target, id: instead });
  const left = (one: string) => (one === target.id ? undefined : one);
  const named = (one: string) => left(one) ?? instead;
  const promised = leadAddresses(edition, draft, [
    { from: addressOf(target), to: next },
    ...(target.kind === 'source' ? textsLed(edition, { id: left, named }) : []),
  ]);
  const seed = seedOf(edition, target);
  const original = originalOf(edition, target);
  const { published } = edition.promises.data;
  const address = seed !== undefined && `/seeds/${seed}`;
  const lost = address && published[address] !== undefined && address;
  if (lost) inYaml(draft, permalinksPath, (all) => all.deleteIn(['published', lost]));
  const sums = edition.files.get(sumsPath);
  if (seed !== undefined && sums) draft.texts.set(sumsPath, editSums(sums.text, { remove: seed }));
  return {
    edits: editsOf(draft, target),
    ...(seed !== undefined && { seed }),
    ...(original !== undefined && { original }),
    ...(instead === undefined ? { led: [], left: uses } : { led: uses, left: [] }),
    promised,
    ...(lost && { lost }),
  };
}

const aboutPath = 'content/edition.yaml';
const sumsPath = 'seeds/SHA256SUMS';

/** Returns the texts of the files with these uses, which then point at another page. */
function leadUses({ files }: Edition, uses: readonly Use[], to: string): Draft {
  const insertions = new Map<string, Insertion[]>();
  for (const { file, start, end, write } of uses)
    push(insertions, file, { at: start, text: write(to), over: end - start });
  const texts = [...insertions].map(([file, own]) => {
    return [file, insert((files.get(file) as TextFile).text, own)] as const;
  });
  return { files, texts: new Map(texts) };
}

function inYaml({ files, texts }: Draft, path: string, change: (document: Document) => void): void {
  const text = texts.get(path) ?? (files.get(path) as TextFile).text;
  texts.set(path, withYaml(text, change));
}

/** Where a source stands in the order that the edition gives, -1 where it gives none. */
function placeInOrder({ about: { order } }: Edition, { kind, id }: UseTarget): number {
  return kind === 'source' && typeof order !== 'string' ? order.indexOf(id) : -1;
}

/** The seed that only this source shows. */
function seedOf({ sources, seeds }: Edition, { kind, id }: UseTarget): string | undefined {
  const own = sources.find(({ page }) => kind === 'source' && page.id === id)?.page.data?.seed;
  const isShared = sources.some(({ page }) => page.id !== id && page.data?.seed === own);
  return own !== undefined && seeds.has(own) && !isShared ? own : undefined;
}

/** The file that only the seed of this source was made from. */
function originalOf({ sources, originals }: Edition, { kind, id }: UseTarget): string | undefined {
  const nameIn = ({ page }: Source) => page.data?.converted?.original;
  const own = sources.find(({ page }) => kind === 'source' && page.id === id);
  const name = own && nameIn(own);
  const isShared = sources.some((other) => other !== own && nameIn(other) === name);
  return name !== undefined && originals.has(name) && !isShared ? name : undefined;
}

/**
 * Leads addresses that were promised to others, and returns which. What was led to such a page before is led on,
 * as are the redirects of places on it.
 */
function leadAddresses(edition: Edition, draft: Draft, leadings: readonly Leading[]): Leading[] {
  const { published, redirects } = edition.promises.data;
  const texts = [...draft.texts.values()];
  const old = new Map(Object.entries(redirects));
  const all = leadings.reduce((rows, one) => ledBy(one, rows, { published, texts }), old);
  const isSame = all.size === old.size && [...old].every(([from, end]) => all.get(from) === end);
  if (!isSame)
    inYaml(draft, permalinksPath, (document) => {
      writeOut(document);
      if (!isMap(document.get('redirects'))) document.set('redirects', document.createNode({}));
      const rows = document.get('redirects') as YAMLMap;
      leadRows(rows, redirects, all);
      if (rows.items.length === 0) document.delete('redirects');
    });
  return leadings.filter(({ from }) => published[from] !== undefined);
}

/** Returns the redirects with which an address is led to another. */
function ledBy(
  { from: address, to, place }: Leading,
  redirects: ReadonlyMap<string, string>,
  { published, texts }: { published: Record<string, string[]>; texts: readonly string[] },
): Map<string, string> {
  const isPromised = published[address] !== undefined;
  const isOf = (one: string) => one === address || one.startsWith(`${address}#`);
  const linked = new Set(texts.flatMap((text) => placesIn(text, to)));
  const led = [...redirects].flatMap(([from, end]) => {
    if (from === to || (isOf(from) && !place)) return [];
    const next = isOf(end) ? (place?.(end) ?? to) : end;
    // What links to the old place links to that of the page as it is called now: it is led on as well.
    const own = isOf(from) && place ? [place(from)].filter((one) => linked.has(one)) : [];
    return [from, ...own].flatMap((key) => (key === next ? [] : [[key, next] as const]));
  });
  // The places of a page go with it: what is led to the page alone would open at its beginning.
  const places = (published[address] ?? [])
    .map((one) => `${address}#${one}`)
    .flatMap((one) => (place && !redirects.has(one) ? [[one, place(one)] as const] : []));
  return new Map([...led, ...(isPromised ? [[address, to] as const] : []), ...places]);
}

/** The addresses of places on a page that stand in a text, each as far as an address goes. */
function placesIn(text: string, page: string): string[] {
  return occurrencesOf(`${page}#`, text).map((at) =>
    text.slice(at, endOfMatch(/[^\s"'<>()[\]\\]*/y, text, at)),
  );
}

/**
 * Makes the rows of a map say `all` where they said `redirects`: row by row, so that remarks stay, and so does what could not be
 * read. In one pass: to ask the map for each would be to go through it for each.
 */
function leadRows(
  rows: YAMLMap,
  redirects: Record<string, string>,
  all: ReadonlyMap<string, string>,
): void {
  const missing = new Map(all);
  rows.items = rows.items.filter((row) => {
    const from = String(row.key);
    const next = missing.get(from);
    missing.delete(from);
    if (next === undefined) return redirects[from] === undefined;
    if (next === redirects[from]) return true;
    if (isScalar(row.value)) row.value.value = next;
    else row.value = next;
    return true;
  });
  for (const [from, end] of missing) rows.items.push(new Pair(from, end));
}

/** Writes out what is only named (`*x`), with its remark: to change a row would change or lose what another names. */
function writeOut(document: Document): void {
  visit(document, {
    Alias: (_, alias) => {
      const named = alias.resolve(document);
      if (!isScalar(named)) return undefined;
      const { value, type } = named;
      const { comment, commentBefore, spaceBefore } = alias;
      return Object.assign(new Scalar(value), { type, comment, commentBefore, spaceBefore });
    },
  });
}

function editsOf({ files, texts }: Draft, from: UseTarget, to?: UseTarget): FileEdit[] {
  const own = filesOf(files, from);
  const changed = [...texts].flatMap(([name, text]): FileEdit[] => {
    const file = files.get(name) as TextFile;
    if (own.includes(file) || file.text === text) return [];
    return [{ path: name, was: rawText(file), text: rawText({ ...file, text }) }];
  });
  const moved = own.flatMap((file): FileEdit[] => {
    const { path } = file;
    const text = rawText({ ...file, text: texts.get(path) ?? file.text });
    const named = to ? [{ path: path.replace(stemOf(from), stemOf(to)), text }] : [];
    return [{ path, was: rawText(file) }, ...named];
  });
  return [...changed, ...moved];
}

/** Returns the file of a page, and its translations. */
function filesOf(files: Edition['files'], target: UseTarget): TextFile[] {
  const path = pathOf(target);
  return [...files.values()].filter(
    (file) => file.path === path || translationAt(file.path)?.of === path,
  );
}

/** What the paths of a page and of its translations begin with. */
function stemOf(target: UseTarget): string {
  return pathOf(target).replace(/mdx$/, '');
}
