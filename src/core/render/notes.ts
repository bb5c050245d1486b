import { claimTransmission, unattributed } from '../edition/transmission.ts';
import type { PublishedSource } from '../edition/published.ts';
import { byId } from '../page/by-id.ts';
import type { AnnotatedPage, Note } from '../page/model.ts';
import { arrowsOf } from './arrow.ts';
import { comparisonsOfNote } from './compared.ts';
import { labelOf, nameOfEntry, type Rendering } from './context.ts';
import { el, type Node, text } from './hast.ts';
import { formatDate } from './date.ts';
import { renderProse } from './prose.ts';
import { calledEntry, renderLink } from './named-link.ts';
import { said } from './said.ts';
import { isolated } from './script.ts';
import { getOrThrow, push } from '../text/lookup.ts';
import { proseText } from '../page/prose-text.ts';
import type { Wording } from '../words/wording.ts';

/** How many notes of a page can stand beside its text: the style sheet names an anchor for each. */
export const notesBeside = 120;

/** The notes of a page while it is rendered: their numbers, and how many marks each has so far. */
export interface Marks {
  /** Renders a mark of a note, with an id of its own to come back to. */
  mark: (id: string) => Node[];
  /** The ids of the marks of each note, in the order of rendering. */
  backs: Map<string, string[]>;
  /** The number of each note, by its id. */
  numbers: Map<string, number>;
}

/** Returns the number of each note of a page, by its id: by first mention, in this order. */
export function noteNumbers({ references, notes }: AnnotatedPage): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { id } of [...references, ...notes]) {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

/** Returns the marks of a page’s notes: their numbers, and the anchors that the notes lead back to. */
export function createMarks({ page }: PublishedSource, { edition, wording }: Rendering): Marks {
  const words = wording.words.notes;
  const numbers = noteNumbers(page);
  const backs = new Map<string, string[]>();
  const verdicts = new Map(page.claims.map(({ id, verdict }) => [id, verdict]));
  const mark = (id: string) => {
    const known = backs.get(id)?.length ?? 0;
    // Two hyphens, which no id has: the second mark of `a` is not the first of a note called `a-2`.
    const anchor = `mark-${id}${known === 0 ? '' : `--${known + 1}`}`;
    push(backs, id, anchor);
    const number = String(getOrThrow(numbers, id));
    const verdict = edition.verdicts.get(verdicts.get(id) ?? '')?.label;
    const link = el(
      'a',
      {
        id: anchor,
        href: `#note-${id}`,
        role: 'doc-noteref',
        ariaLabel: verdict
          ? wording.say(words.noteOf, { number, verdict })
          : wording.say(words.note, { number }),
      },
      [number],
    );
    const name = known === 0 ? `mark n${number}` : 'mark';
    // Kept apart: after a number or Latin letters a figure would else run on with them, where the text runs to the left.
    return [el('sup', { class: name, dir: 'ltr', dataApparatus: '' }, [link])];
  };
  return { mark, backs, numbers };
}

/**
 * Renders the notes as a list in the order of their numbers, each with the ways back to its marks. Where they stand cut
 * `short`, those that are longer lead to the whole of themselves.
 */
export function renderNotes(
  source: PublishedSource,
  rendering: Rendering,
  marks: Marks,
  short = false,
): Node[] {
  const number = (note: Note) => getOrThrow(marks.numbers, note.id);
  const notes = [...source.linked.notes].sort((a, b) => number(a) - number(b));
  // Bodies first: a note may refer to another, and that mark, too, needs a way back.
  const bodies = notes.map((note) => ({
    note,
    body: renderProse(note.children, {
      ...rendering,
      mark: marks.mark,
      shift: 3,
      language: note.language,
    }),
  }));
  return bodies.flatMap(({ note, body }) => [
    el('li', { id: `note-${note.id}`, class: `note n${number(note)}`, value: number(note) }, [
      // What a script lifts out of the list; the item stays, and holds the place.
      el('div', { class: 'lift' }, [
        renderNumber(note.id, number(note), rendering),
        text('\n'),
        renderBacks(note.id, marks, rendering),
        text('\n'),
        ...renderHead(note.id, source, rendering),
        el('div', { class: 'note-body' }, body),
        ...renderCompared(note.id, source, rendering),
        ...(short && isCut(note)
          ? [text('\n'), renderWhole(note.id, number(note), rendering)]
          : []),
      ]),
    ]),
    text('\n'),
  ]);
}

function renderCompared(id: string, source: PublishedSource, rendering: Rendering): Node[] {
  return comparisonsOfNote(id, source, rendering).flatMap((link) => [
    text('\n'),
    el(
      'p',
      {},
      said(
        rendering.wording,
        rendering.wording.words.notes.compared,
        { comparison: () => renderLink(link) },
        {},
      ),
    ),
  ]);
}

function renderWhole(id: string, number: number, { wording }: Rendering): Node {
  const words = wording.words.notes;
  const properties = {
    class: 'whole',
    href: `#note-${id}`,
    ariaLabel: wording.say(words.readAllOf, { number: String(number) }),
  };
  return el('a', properties, [words.readAll]);
}

function renderNumber(id: string, number: number, { wording }: Rendering): Node {
  const ariaLabel = wording.say(wording.words.notes.note, { number: String(number) });
  return el('a', { class: 'number', href: `#note-${id}`, ariaLabel }, [String(number)]);
}

/** What became of the claim that a note is about, who makes it through whom, and of which kind it is. */
function renderHead(id: string, source: PublishedSource, rendering: Rendering): Node[] {
  const claim = byId(source.page).claims.get(id);
  const verdict = rendering.edition.verdicts.get(claim?.verdict ?? '');
  if (!claim || !verdict) return [];
  const kind = labelOf(rendering.edition.kinds, claim.kind);
  const chain = renderChain(claimTransmission(source.page, claim), rendering, shortNameOf);
  const { wording } = rendering;
  const words = wording.words.notes;
  const { asOf, date } = claim;
  const tags = {
    verdict: () => el('strong', { class: 'verdict', dataTone: verdict.tone }, [verdict.label]),
    kind: () => el('a', { href: `#claim-${id}` }, [kind]),
  };
  return [
    el('div', { class: 'note-head' }, [
      el(
        'p',
        {},
        asOf !== undefined
          ? said(
              wording,
              words.verdictAsOf,
              { ...tags, date: () => shownDate(asOf, rendering) },
              {},
            )
          : said(wording, words.verdict, tags, {}),
      ),
      text('\n'),
      el('p', { class: 'chain' }, date === undefined ? chain : dated(chain, date, rendering)),
    ]),
    text('\n'),
  ];
}

function dated(chain: Node[], date: string, rendering: Rendering): Node[] {
  const { wording } = rendering;
  const tags = { chain: () => chain, date: () => shownDate(date, rendering) };
  return said(wording, wording.words.notes.chainDated, tags, {});
}

function shownDate(date: string, { edition }: Rendering): Node {
  const { language } = edition.about;
  return isolated(formatDate(date, language), language);
}

/** Returns the initials that an entry of several words goes by, where it has some; its name otherwise. */
export function shortNameOf(rendering: Rendering, id: string): string {
  const name = nameOfEntry(rendering, id);
  if (!name.includes(' ')) return name;
  const data = rendering.edition.glossary.get(id)?.data;
  return data?.aliases.find((alias) => /^\p{Lu}{2,}$/u.test(alias)) ?? name;
}

/** The characters in a line of a note in the margin, and in a line of the text; the lines around a note. */
const [noteLine, textLine, around] = [42, 62, 3];

/** How many lines of a note are shown where it is cut. */
const shownLines = 3;

/** Whether a note is longer than what is shown of it, as far as its letters tell. */
function isCut({ children }: Note): boolean {
  const lines = children.reduce(
    (sum, node) => sum + Math.ceil(proseText(node).length / noteLine),
    0,
  );
  return lines >= shownLines;
}

/**
 * Returns how the notes of a page stand where there is a margin: `beside` their marks, each cut `short` until it is
 * asked for where whole they would run past the end of the text; '' where they are too many to stand there.
 */
export function standingOf({ page, text: seed }: PublishedSource): string {
  if (page.notes.length > notesBeside) return '';
  const lengths = page.notes.map(({ children }) => children.map(proseText).join(' ').length);
  const noteLines = lengths.reduce((sum, length) => sum + length / noteLine + around, 0);
  // A line of a note is two thirds as high as one of the text; and a few may stand lower than the last of it.
  const room = (seed.length / textLine + page.blocks.length) * 1.5 + 24;
  return noteLines > room ? 'beside short' : 'beside';
}

/** Renders a reporting chain as names with arrows between, each a link to its entry. */
export function renderChain(
  chain: readonly string[],
  rendering: Rendering,
  nameOf = nameOfEntry,
): Node[] {
  return chain.flatMap((id, index) => {
    const name =
      id === unattributed
        ? el('span', { class: 'unattributed' }, [rendering.wording.words.notes.unattributed])
        : renderLink({
            href: rendering.href(`/glossary/${id}/`),
            ...calledEntry(nameOf(rendering, id), id, rendering),
          });
    return index === 0 ? [name] : [text(` ${arrowsOf(rendering).next} `), name];
  });
}

/** Says where the way back from a note leads that has so many marks. */
export function sayBack({ say, words }: Wording, marks: number, index: number): string {
  const { back, backTo } = words.notes;
  return marks === 1 ? back : say(backTo, { number: String(index + 1) });
}

function renderBacks(id: string, marks: Marks, rendering: Rendering): Node {
  const backs = marks.backs.get(id) ?? [];
  const links = backs.flatMap((anchor, index) => [
    text(index === 0 ? '' : ' '),
    el(
      'a',
      {
        href: `#${anchor}`,
        role: 'doc-backlink',
        ariaLabel: sayBack(rendering.wording, backs.length, index),
      },
      [arrowsOf(rendering).back],
    ),
  ]);
  return el('p', { class: 'backs' }, links);
}
