import { anchoredBlocks } from '../edition/anchors.ts';
import type { Source } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage, MarkupElement, NoteReference } from '../page/model.ts';
import { parsePage } from '../page/parse.ts';
import { renditions, voids } from '../page/rendition.ts';
import { sentencesOf } from '../text/beside.ts';
import { fold, foldWithMap, type Fold } from '../text/fold.ts';
import { firstIndex } from '../text/lookup.ts';
import { mapEdges } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import { besideChanged } from './beside.ts';
import { quotable } from './editable.ts';
import { withFields } from './front.ts';
import {
  carriable,
  type Lost,
  placeBetween,
  placeOfWords,
  reanchor,
  type Reanchored,
} from './reanchor.ts';
import { rewrite } from './rewrite.ts';

/** The text that a page gets instead of its own. */
export interface NewText {
  /** The name of its file in seeds/, and what it says. */
  name: string;
  text: string;
  /** The WHATWG label of its encoding, where the page names another. */
  encoding?: string | undefined;
  /** The day of the correction (ISO 8601), and what the page will say of it. */
  date: string;
  reason?: string | undefined;
  /** The ids that pages have: the page as it was gets another. */
  taken?: ReadonlySet<string> | undefined;
}

/** An annotation that somebody has to look at: where its words stood, and what stands there now. */
export interface Shown {
  type: Lost['type'];
  /** That of its claim, note or entry; of a mark of how the original looks, the name of its element. */
  id: string;
  /** The words, marked by ⟦ and ⟧, with those around them, in the old text and in the new. */
  was: string;
  now: string;
}

/** An annotation for which somebody has to decide. */
export interface Decision extends Shown {
  /**
   * Its words where the new text has them elsewhere, else what stands in their place; '' where nothing does; undefined where
   * that is more than anybody quotes, so that it is to be chosen from.
   */
  words: string | undefined;
  /** What the claim says of itself, in its own words: `by`, `kind` and the like. */
  attributes: Record<string, string>;
  /** Whether another part of the claim, or mark of the note, goes before: this one is put in after that. */
  further: boolean;
  /** Whether it is an element without words that no command puts where it was: in an empty cell, say. */
  byHand?: boolean;
}

/** What a page becomes. */
export interface Migration {
  /** The page with the new text. */
  page: TextFile;
  /** The page as it was, for the address of the old text. */
  old: { id: string; file: TextFile };
  /** The ids of the claims that are on the same words still, and how many terms, marks of editor's notes and marks of how the original looks are. */
  carried: { claims: string[]; terms: number; notes: number; renditions: number };
  /** The claims, terms and notes of these in whose sentence words beside them are others: is it said of the same still? */
  beside: Shown[];
  decisions: Decision[];
  /** The anchors of lines (`l5`) that the old page had and the new one has no more. */
  gone: string[];
  /** Of those that both have, the ones at which other words stand now, each with the anchor at which its own do. */
  shifted: { anchor: string; to: string }[];
}

/**
 * Puts a page on another text: every annotation whose words are unchanged is on exactly them, every other one is
 * taken off and returned for a decision; its note stays where it is. The page is then read again, to prove that it
 * says what the new text says and that nothing was lost. Undefined where it cannot be done: the page has faults,
 * or the new text no words. Offsets are UTF-16 units.
 */
export function migrate(source: Source, file: TextFile, fresh: NewText): Migration | undefined {
  const { page, text: oldText } = source;
  if (!page.faithful || !page.data || oldText === undefined) return undefined;
  if (fold(oldText) === '' || fold(fresh.text) === '') return undefined;
  const own = page.elements.filter(({ scope }) => scope.kind === 'source');
  const old = quotable(file);
  const wordless = own.filter(({ name }) => voids.has(name));
  if (!old || own.some(({ flow, name }) => flow && !voids.has(name))) return undefined;
  const elements = carriable(old);
  if (own.length !== elements.length + wordless.length) return undefined;
  const [before, after] = [foldWithMap(oldText), foldWithMap(fresh.text)];
  const texts = {
    before: sentencesOf(oldText, before),
    after: sentencesOf(fresh.text, after),
  };
  const carried = reanchor(old, elements, { after: after.text, texts });
  const written = rewrite(old, carried, { seed: fresh.text, keep: page.data.lines === 'keep' });
  const now = written && readWith(fresh, page.id, written);
  if (!now || !isSame(now, source, carried)) return undefined;
  const lines = {
    old: linesIn(page, oldText, before),
    now: linesIn(now.page, fresh.text, after),
  };
  return {
    page: corrected(written, fresh),
    old: superseded(file, page.id, idUntil(page.id, fresh)),
    carried: countOf(carried, page),
    beside: besideChanged(carried, { old, all: elements }, texts).map(({ type, id, from, to }) => ({
      type,
      id,
      was: inContext(old.folded.text, from, far),
      now: inContext(after.text, to, far),
    })),
    decisions: decisionsOf(carried, old.folded.text, after.text),
    ...becomeOf(lines, carried.kept),
  };
}

/** Returns the anchors of a text with the stretch of it, folded, that each leads to, in order. */
function linesIn(page: AnnotatedPage, text: string, { text: words, folded }: Fold): Line[] {
  return anchoredBlocks(page, text).map(({ anchor, ...block }) => {
    const { start, end } = mapEdges(folded, block);
    return { anchor, start, end, words: words.slice(start, end) };
  });
}

type Line = Range & { anchor: string; words: string };

/**
 * Returns what becomes of the anchors of lines. One whose words are changed has its own still; other ones where most of its own stand at another, or all of them where
 * lines have changed places, which a comparison keeps one of.
 */
function becomeOf(
  lines: { old: readonly Line[]; now: readonly Line[] },
  kept: Int32Array,
): Pick<Migration, 'gone' | 'shifted'> {
  const [byAnchor, byWords] = (['anchor', 'words'] as const).map(
    (key) => new Map(lines.now.map((line) => [line[key], line])),
  ) as [Map<string, Line>, Map<string, Line>];
  const gone = lines.old.filter(({ anchor }) => !byAnchor.has(anchor));
  const shifted = lines.old.flatMap(({ anchor, start, end, words }) => {
    const there = byAnchor.get(anchor);
    if (!there || there.words === words) return [];
    const own = kept.subarray(start, end).filter((at) => at >= 0);
    const others = own.filter((at) => at < there.start || at >= there.end);
    const isMost = ({ length }: Int32Array) => length * 2 >= end - start;
    const first = isMost(others) ? others[0] : undefined;
    const to =
      first === undefined
        ? byWords.get(words)
        : lines.now[firstIndex(lines.now, (line) => line.end > first)];
    return to ? [{ anchor, to: to.anchor }] : [];
  });
  return { gone: gone.map(({ anchor }) => anchor), shifted };
}

/** A page, and the text that it is of. */
type PageOfText = Pick<Source, 'page' | 'text'>;

/** Reads the page as it was written; undefined where it has a fault. */
function readWith({ name, text }: NewText, id: string, written: TextFile): PageOfText | undefined {
  const seed = { path: `seeds/${name}`, text, changed: false };
  const { page, findings } = parsePage(id, written, () => seed);
  return page.faithful && findings.length === 0 ? { page, text } : undefined;
}

/** Whether all that was carried over is on its words, and nothing else. */
function isSame(
  { page: now, text = '' }: PageOfText,
  { page, text: oldText = '' }: PageOfText,
  { elements, marks, gaps }: Reanchored,
): boolean {
  const stay = new Set(elements.map(({ element }) => element.at));
  const kept = page.elements.filter(({ at }) => stay.has(at));
  const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');
  return (
    same(wordsOf(now.elements, text), wordsOf(kept, oldText)) &&
    same(gapsOf(now.elements), gapsOf(gaps.map(({ element }) => element))) &&
    same(idsOf(now.references), marks.map(({ reference }) => reference.id).sort())
  );
}

/** The words of each claim and of the terms of each entry, whatever the parts that they are in. */
function wordsOf(elements: readonly MarkupElement[], seed: string): string[] {
  const words = new Map<string, string>();
  for (const { name, attributes, range, scope } of elements) {
    if (voids.has(name)) continue;
    const key = [name, saidOf(attributes)].join(' ');
    const own = bare(seed.slice(range?.start, range?.end));
    if (scope.kind === 'source') words.set(key, `${words.get(key) ?? key} ${own}`);
  }
  return [...words.values()].map((all) => bare(all)).sort();
}

/** What the parts of an element have in common: its id, else all that it says. */
function saidOf(attributes: MarkupElement['attributes']): string {
  const id = attributes['id']?.value;
  return (
    id ??
    Object.entries(attributes)
      .map(([key, { value }]) => `${key}=${value}`)
      .join(' ')
  );
}

function gapsOf(elements: readonly MarkupElement[]): string[] {
  return elements
    .filter(({ name }) => voids.has(name))
    .map(({ name, attributes }) => `${name} ${saidOf(attributes)}`);
}

function idsOf(references: readonly NoteReference[]): string[] {
  return references.flatMap(({ id, scope }) => (scope.kind === 'source' ? [id] : [])).sort();
}

/** Parts of an annotation leave the blanks between them out. */
function bare(words: string): string {
  return words.replace(/[\t\n\f\r ]+/g, '');
}

/** Puts the new seed into the frontmatter, and tells of the correction there. */
function corrected(file: TextFile, { name, encoding, date, reason }: NewText): TextFile {
  return withFields(file, (document) => {
    const was = String(document.get('seed'));
    document.set('seed', name);
    // The new text is from elsewhere.
    document.delete('converted');
    if (encoding !== undefined) document.set('encoding', encoding);
    const change = {
      date,
      text: reason ?? `The text of the source was corrected: ${name} replaces ${was}.`,
    };
    if (document.has('changes')) document.addIn(['changes'], change);
    else document.set('changes', document.createNode([change]));
  });
}

/** An id for the page as it was, which no page has. */
function idUntil(id: string, { date, taken }: NewText): string {
  const until = `${id}-until-${date}`;
  let free = until;
  for (let number = 2; taken?.has(free); number++) free = `${until}-${number}`;
  return free;
}

/** The page as it was, under another id, with a field that leads to the corrected one. */
function superseded(file: TextFile, id: string, old: string): Migration['old'] {
  const path = `${file.path.slice(0, file.path.lastIndexOf('/') + 1)}${old}.mdx`;
  const marked = withFields(file, (document) => document.set('superseded-by', id));
  return { id: old, file: { ...marked, path } };
}

function countOf({ elements, marks, gaps }: Reanchored, page: AnnotatedPage): Migration['carried'] {
  const named = (name: string) => elements.filter(({ element }) => element.name === name);
  const claims = new Set(named('Claim').map(({ id }) => id));
  const own = new Set(page.claims.map(({ id }) => id));
  return {
    claims: [...claims],
    terms: named('Term').length,
    renditions: elements.filter(({ element }) => renditions.has(element.name)).length + gaps.length,
    notes: marks.filter(({ reference }) => !own.has(reference.id)).length,
  };
}

/** How many UTF-16 units are shown on either side, of the words themselves at the most, and proposed to be quoted. */
const around = 60;
/** As many as ten words beside take, which may all have to be seen. */
const far = 100;
const longestShown = 300;
const longestQuote = 1000;

function decisionsOf({ lost, kept }: Reanchored, before: string, after: string): Decision[] {
  return lost.map(({ start, end, elsewhere, ...one }) => {
    const place = elsewhere ?? placeBetween(kept, { start, end }, after.length);
    const words = before.slice(start, end);
    const there = fold(after.slice(place.start, place.end));
    // Several words that come once are the same ones, moved; a word alone may be any.
    const whole = { start: 0, end: after.length };
    const moved =
      elsewhere !== undefined ||
      (words.includes(' ') &&
        placeOfWords({ text: before, start, end }, { text: after, ...whole }) !== undefined);
    return {
      ...one,
      was: inContext(before, { start, end }),
      now: inContext(after, place),
      words: within(longestQuote, moved ? words : there),
    };
  });
}

function within(length: number, words: string): string | undefined {
  return words.length > length ? undefined : words;
}

function inContext(text: string, { start, end }: Range, most = around): string {
  const [from, to] = [Math.max(0, start - most), Math.min(text.length, end + most)];
  const words = shortened(text.slice(start, end));
  const shown = `${text.slice(from, start)}⟦${words}⟧${text.slice(end, to)}`;
  return `${from > 0 ? '…' : ''}${shown.toWellFormed()}${to < text.length ? '…' : ''}`;
}

/** A text with the middle left out where it is long: each annotation that is taken off is told with what stands there. */
function shortened(words: string): string {
  const left = words.length - longestShown;
  if (left <= 0) return words;
  const half = longestShown / 2;
  return `${words.slice(0, half)} … ${left} letters … ${words.slice(-half)}`;
}
