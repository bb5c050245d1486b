import type { PublishedSource } from '../../edition/published.ts';
import { claimTransmission } from '../../edition/transmission.ts';
import type { Claim, Note } from '../../page/model.ts';
import { el, type Node, text } from '../../render/hast.ts';
import { named, sharedId, type TeiContext, toShared } from './context.ts';
import { datable, dateText } from './date.ts';
import { teiProse } from './prose.ts';
import type { TeiBody } from './text.ts';
import { xmlId } from './xml.ts';

/**
 * Returns what the editors say of a text as the lists of a `standOff` (TEI P5, §16.10): its claims, each with its verdict and kind, through
 * whom it came, what it says in plain words, and its note; then the notes that are on no claim. They point to the elements of its body.
 */
export function teiAnnotations(
  { page }: PublishedSource,
  { claims, marks }: Pick<TeiBody, 'claims' | 'marks'>,
  context: TeiContext,
): Node[] {
  const notes = new Map(page.notes.map((note) => [note.id, note]));
  const ofClaims = page.claims.map((claim) =>
    el(
      'annotation',
      {
        'xml:id': xmlId('assessment', claim.id),
        motivation: 'assessing',
        target: targets(claims.get(claim.id)),
        ana: [sharedId.verdict(claim.verdict), sharedId.kind(claim.kind)]
          .map((id) => toShared(context, id))
          .join(' '),
      },
      [...told(claim, chainOf(claimTransmission(page, claim), context)), ...noteOf(claim.id)],
    ),
  );
  function noteOf(id: string): Node[] {
    const note = notes.get(id);
    return note ? [noteElement(note, {}, context)] : [];
  }
  const claimed = new Set(page.claims.map(({ id }) => id));
  const others = page.notes
    .filter(({ id }) => !claimed.has(id))
    .map((note) => noteElement(note, { target: targets(marks.get(note.id)) }, context));
  return [list('claims', ofClaims), list('notes', others)].flat();
}

function list(type: string, children: Node[]): Node[] {
  const lines = children.flatMap((child) => [text('\n'), child]);
  return children.length === 0 ? [] : [el('listAnnotation', { type }, [...lines, text('\n')])];
}

/** What a claim says beside its note. */
function told({ says, date, asOf }: Claim, chain: Node[]): Node[] {
  const dates = { date, 'as-of': asOf };
  return [
    el('note', { type: 'chain' }, chain),
    ...Object.entries(dates).flatMap(([type, when]) =>
      when === undefined
        ? []
        : [el('note', { type }, [el('date', datable(when), [dateText(when)])])],
    ),
    ...(says === undefined ? [] : [el('note', { type: 'says' }, [says])]),
  ];
}

/** Returns a reporting chain, who says it first. */
export function chainOf(links: readonly string[], context: TeiContext): Node[] {
  return links.flatMap((id, index) => [...(index === 0 ? [] : [text(' → ')]), named(context, id)]);
}

function noteElement(
  { id, children }: Note,
  attributes: Record<string, string | undefined>,
  context: TeiContext,
): Node {
  const own = { type: 'editors', 'xml:id': xmlId('note', id), ...attributes };
  return el('note', own, teiProse(children, context));
}

/** A note that only another one refers to is at no place of the text. */
function targets(ids: readonly string[] | undefined): string | undefined {
  return ids?.map((id) => `#${id}`).join(' ');
}
