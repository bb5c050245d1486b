import type { PhrasingContent, RootContent } from 'mdast';
import { readCommentary } from '../page/commentary.ts';
import { textFile } from '../page/file.ts';
import { writeProse } from '../page/write-prose.ts';
import { fold } from '../text/fold.ts';
import type { Edition } from '../edition/edition.ts';
import { citationsOf } from './cited.ts';
import type { ForeignAnnotation } from './model.ts';

/** How long the words may be that a note repeats whole, and how much is repeated of the begin and the end of longer ones; UTF-16 units. */
const [longest, shown] = [240, 100];

/**
 * Returns the note that an annotation becomes: the words that it is on, since the mark of a note says only where they end; what it says; who made it and
 * when, its tags and purposes. Those that answer it follow. It is in no language but that of its body.
 */
export function noteOf(
  annotation: ForeignAnnotation,
  words: string,
  { answers, edition }: { answers: readonly ForeignAnnotation[]; edition: Edition },
): string {
  const quote = fold(words);
  const told = quote.length > longest ? `${head(quote)} … ${tail(quote)}` : quote;
  const parts: RootContent[] = [
    ...(told === '' ? [] : [paragraph(`“${told}”`)]),
    ...[annotation, ...answers].flatMap((one) => [...one.body, ...signature(one)]),
  ];
  const cites = annotation.own?.type === 'note' ? annotation.own.cites : [];
  return writeProse(parts, citationsOf(cites, edition));
}

/** Returns why words are no note that a page can have: what one has takes too long to read for all of a page. */
export function faultOf(words: string): string | undefined {
  const [fault] = readCommentary(textFile('', words), words, (offset) => offset).findings;
  return fault?.message.replace(/^Unexpected /, '');
}

/** Whether a note says nothing but on which words it is. */
export function isSilent({ body, tags, purposes }: ForeignAnnotation): boolean {
  return body.length === 0 && tags.length === 0 && purposes.every((one) => one === 'highlighting');
}

function signature({ creator, created, tags, purposes }: ForeignAnnotation): RootContent[] {
  const said = [
    [creator, created].filter((one) => one !== undefined).join(', '),
    tags.map((tag) => `#${tag}`).join(' '),
    purposes.join(', '),
  ].filter((one) => one !== '');
  return said.length === 0 ? [] : [paragraph(`— ${said.join(' · ')}`)];
}

function paragraph(value: string): RootContent {
  const children: PhrasingContent[] = [{ type: 'text', value }];
  return { type: 'paragraph', children };
}

function head(words: string): string {
  return words
    .slice(0, shown)
    .replace(/\s\S*$/, '')
    .toWellFormed();
}

function tail(words: string): string {
  return words
    .slice(-shown)
    .replace(/^\S*\s/, '')
    .toWellFormed();
}
