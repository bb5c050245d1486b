import type { Message, Tags, Values } from '../words/message.ts';
import type { Wording } from '../words/wording.ts';
import { type Node, text } from './hast.ts';

/** What stands around parts of a message, by their names: each makes nodes of the words within. */
type NodeTags<M extends Message> = {
  readonly [Name in keyof Tags<M>]: (words: string) => Node | readonly Node[];
};

/** Returns a message of the interface as nodes, with what its tags make of the words between them. */
export function said<const M extends Message>(
  { sayWith }: Wording,
  message: M,
  tags: NodeTags<M>,
  values: Values<M>,
): Node[] {
  const parts = sayWith(message, tags, values) as (string | Node | readonly Node[])[];
  return parts.flatMap((part): Node | readonly Node[] =>
    typeof part === 'string' ? text(part) : part,
  );
}

/** Returns nodes one after the other, as the language of the interface lists things: `A, B`. */
export function listed({ list }: Wording, items: readonly Node[]): Node[] {
  return list(items).map((part) => (typeof part === 'string' ? text(part) : part));
}
