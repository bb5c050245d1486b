import { type Document, parseDocument } from 'yaml';
import type { Source } from '../edition/edition.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { findFrontmatter } from '../page/frontmatter.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { parsePage } from '../page/parse.ts';
import { fold, foldWithMap } from '../text/fold.ts';
import { quotable } from './annotate.ts';
import { reanchor, type Reanchored } from './reanchor.ts';
import { rewrite } from './rewrite.ts';

/** The text that a page gets instead of its own. */
export interface NewText {
  /** The name of its file in seeds/, and what it says. */
  name: string;
  text: string;
  /** The WHATWG label of its encoding, where the page names another. */
  encoding?: string;
  /** The day of the correction (ISO 8601), and what the page will say of it. */
  date: string;
  reason?: string;
}

/** An annotation for which somebody has to decide: where its words stood, and what stands there now. */
export interface Decision {
  type: 'claim' | 'term' | 'note';
  id: string;
  /** The words, marked by ⟦ and ⟧, with those around them, in the old text and in the new. */
  was: string;
  now: string;
  /** What stands in their place in the new text; '' where nothing does. */
  words: string;
  /** What the claim says of itself, in its own words: `by`, `kind` and the like. */
  attributes: Record<string, string>;
}

/** What a page becomes. */
export interface Migration {
  /** The page with the new text. */
  page: TextFile;
  /** The page as it was, for the address of the old text. */
  old: { id: string; file: TextFile };
  /** The ids of the claims that are on the same words still, and how many terms and marks of editor's notes are. */
  carried: { claims: string[]; terms: number; notes: number };
  decisions: Decision[];
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
  if (page.elements.some(({ flow, empty, scope }) => scope === 'source' && (flow || empty)))
    return undefined;
  const old = quotable(file);
  const after = foldWithMap(fresh.text).text;
  const carried = reanchor(old, after);
  const keep = page.data.lines === 'keep';
  const written = rewrite(old, carried, fresh.text, keep);
  if (!written || !isProved(source, written, fresh, carried)) return undefined;
  return {
    page: corrected(written, fresh),
    old: superseded(file, page, fresh.date),
    carried: countOf(carried, page),
    decisions: decisionsOf(carried, old.folded.text, after),
  };
}

function isProved(
  { page, text }: Source,
  written: TextFile,
  fresh: NewText,
  carried: Reanchored,
): boolean {
  const seed = { path: `seeds/${fresh.name}`, text: fresh.text, changed: false };
  const { page: now, findings } = parsePage(page.id, written, () => seed);
  if (!now.faithful || findings.length > 0) return false;
  const wordsIn = (of: AnnotatedPage, seedText: string) =>
    new Map(
      of.claims.map(({ id, ranges }) => [
        id,
        bare(ranges.map(({ start, end }) => seedText.slice(start, end)).join('')),
      ]),
    );
  const [was, is] = [wordsIn(page, String(text)), wordsIn(now, fresh.text)];
  const lost = new Set(carried.lost.flatMap(({ type, id }) => (type === 'claim' ? [id] : [])));
  const terms = (of: AnnotatedPage) =>
    new Set(
      of.marks.filter(({ kind }) => kind === 'term').map(({ start, id }) => `${start} ${id}`),
    );
  return (
    is.size === was.size - lost.size &&
    [...was].every(([id, words]) => lost.has(id) || is.get(id) === words) &&
    terms(now).size >= carried.elements.filter(({ element }) => element.name === 'Term').length &&
    now.references.filter(({ scope }) => scope === 'source').length === carried.marks.length
  );
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
    if (encoding !== undefined) document.set('encoding', encoding);
    const change = {
      date,
      text: reason ?? `The text of the source was corrected: ${name} replaces ${was}.`,
    };
    if (document.has('changes')) document.addIn(['changes'], change);
    else document.set('changes', document.createNode([change]));
  });
}

/** The page as it was, with a field that leads to the corrected one. */
function superseded(file: TextFile, { id }: AnnotatedPage, date: string): Migration['old'] {
  const old = `${id}-until-${date}`;
  const path = file.path.replace(/[^/]*$/, `${old}.mdx`);
  const marked = withFields(file, (document) => document.set('superseded-by', id));
  return { id: old, file: { ...marked, path } };
}

function withFields(file: TextFile, change: (document: Document) => void): TextFile {
  const { start, end } = findFrontmatter(file) as { start: number; end: number };
  const fields = file.text.slice(start, end).replace(/\r\n?/g, '\n');
  const document = parseDocument(fields);
  change(document);
  // Lists keep the look that they have.
  const style = { lineWidth: 0, flowCollectionPadding: !/\[\S/.test(fields) };
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const written = document.toString(style).replaceAll('\n', lineEnd);
  const text = file.text.slice(0, start) + written + file.text.slice(end);
  return textFile(file.path, '\uFEFF'.repeat(file.dropped) + text);
}

function countOf({ elements, marks }: Reanchored, page: AnnotatedPage): Migration['carried'] {
  const named = (name: string) => elements.filter(({ element }) => element.name === name);
  const claims = new Set(
    named('Claim').map(({ element }) => String(element.attributes['id']?.value)),
  );
  const own = new Set(page.claims.map(({ id }) => id));
  return {
    claims: [...claims],
    terms: named('Term').length,
    notes: marks.filter(({ reference }) => !own.has(reference.id)).length,
  };
}

/** How many UTF-16 units are shown on either side. */
const around = 60;

function decisionsOf({ lost, kept }: Reanchored, before: string, after: string): Decision[] {
  return lost.map(({ type, id, start, end, attributes }) => {
    let [low, high] = [start - 1, end];
    while (low >= 0 && Number(kept[low]) < 0) low--;
    while (high < kept.length && Number(kept[high]) < 0) high++;
    const from = low < 0 ? 0 : Number(kept[low]) + 1;
    const to = high < kept.length ? Number(kept[high]) : after.length;
    return {
      type,
      id,
      was: inContext(before, start, end),
      now: inContext(after, from, to),
      words: fold(after.slice(from, to)),
      attributes,
    };
  });
}

function inContext(text: string, start: number, end: number): string {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  const shown = `${text.slice(from, start)}⟦${text.slice(start, end)}⟧${text.slice(end, to)}`;
  return `${from > 0 ? '…' : ''}${shown.toWellFormed()}${to < text.length ? '…' : ''}`;
}
