import { chainOf, unattributed } from '../edition/chain.ts';
import type { Source } from '../edition/edition.ts';
import type { Note } from '../page/model.ts';
import { nameOfEntry, type Rendering } from './context.ts';
import { el, type Node, text } from './hast.ts';
import { renderProse } from './prose.ts';

/** The notes of a page while it is rendered: their numbers, and how many marks each has so far. */
export interface Marks {
  /** Renders a mark of a note, with an id of its own to come back to. */
  mark: (id: string) => Node[];
  /** The ids of the marks of each note, in the order of rendering. */
  backs: Map<string, string[]>;
  /** The number of each note, counted by first mention on the page. */
  numbers: Map<string, number>;
}

export function createMarks({ page }: Source): Marks {
  const numbers = new Map<string, number>();
  for (const { id } of [...page.references, ...page.notes]) {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  const backs = new Map<string, string[]>();
  const mark = (id: string) => {
    const known = backs.get(id) ?? [];
    // Two hyphens, which no id has: the second mark of `a` is not the first of a note called `a-2`.
    const anchor = `mark-${id}${known.length === 0 ? '' : `--${known.length + 1}`}`;
    backs.set(id, [...known, anchor]);
    const number = String(numbers.get(id));
    const link = el(
      'a',
      { id: anchor, href: `#note-${id}`, role: 'doc-noteref', ariaLabel: `Note ${number}` },
      [number],
    );
    return [el('sup', { class: 'mark', dataApparatus: '' }, [link])];
  };
  return { mark, backs, numbers };
}

/** Renders the notes as a list in the order of their numbers, each with the ways back to its marks. */
export function renderNotes(source: Source, rendering: Rendering, marks: Marks): Node[] {
  const number = (note: Note) => Number(marks.numbers.get(note.id));
  const notes = [...source.linked.notes].sort((a, b) => number(a) - number(b));
  // Bodies first: a note may refer to another, and that mark, too, needs a way back.
  const bodies = notes.map((note) => ({
    note,
    body: renderProse(note.children, { ...rendering, mark: marks.mark, shift: 3 }),
  }));
  return bodies.flatMap(({ note, body }) => [
    el('li', { id: `note-${note.id}`, value: number(note) }, [
      ...renderClaimLine(note.id, source, rendering),
      ...body,
      renderBacks(note.id, marks),
    ]),
    text('\n'),
  ]);
}

/** What became of the claim that a note is about, and who makes it through whom. */
function renderClaimLine(id: string, source: Source, rendering: Rendering): Node[] {
  const claim = source.page.claims.find((c) => c.id === id);
  const verdict = rendering.edition.verdicts.get(claim?.verdict ?? '');
  if (!claim || !verdict) return [];
  const kind = rendering.edition.kinds.get(claim.kind)?.label ?? claim.kind;
  return [
    el('p', { class: 'claim-line' }, [
      el('strong', { class: 'verdict', dataTone: verdict.tone }, [verdict.label]),
      text(' · '),
      text(kind),
      text(' · '),
      ...renderChain(chainOf(source.page, claim), rendering),
      ...(claim.date ? [text(`, ${claim.date}`)] : []),
    ]),
    text('\n'),
  ];
}

/** Renders a reporting chain as names with arrows between, each a link to its entry. */
export function renderChain(chain: readonly string[], rendering: Rendering): Node[] {
  return chain.flatMap((id, index) => {
    const name =
      id === unattributed
        ? el('span', { class: 'unattributed' }, ['unattributed'])
        : el('a', { href: rendering.href(`/glossary/${id}/`) }, [nameOfEntry(rendering, id)]);
    return index === 0 ? [name] : [text(' → '), name];
  });
}

function renderBacks(id: string, marks: Marks): Node {
  const backs = marks.backs.get(id) ?? [];
  const links = backs.flatMap((anchor, index) => [
    text(index === 0 ? '' : ' '),
    el(
      'a',
      {
        href: `#${anchor}`,
        role: 'doc-backlink',
        ariaLabel: backs.length === 1 ? 'Back to the text' : `Back to mark ${index + 1}`,
      },
      ['↩'],
    ),
  ]);
  return el('p', { class: 'backs' }, links);
}
