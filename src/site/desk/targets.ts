import { quotable } from '../../core/edit/editable.ts';
import type { Quotable } from '../../core/edit/quote.ts';
import { blockAnchors } from '../../core/edition/anchors.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { findBody } from '../../core/page/body.ts';
import { offsetOf, type TextFile } from '../../core/page/file.ts';
import { frontmatterEnd } from '../../core/page/frontmatter.ts';
import { startOf } from '../../core/page/nodes.ts';
import { parseProse } from '../../core/page/syntax.ts';
import type { Place, Point } from '../../core/problem.ts';
import { fold } from '../../core/text/fold.ts';
import { positionAt } from '../../core/text/positions.ts';
import type { ShownEdition } from '../../core/view/shown.ts';
import { timelineItems } from '../../core/view/timeline.ts';

/**
 * Returns a selector of what a place of the edition's files is drawn as on its page: a block, a note, a row.
 * Undefined where that is the page as a whole.
 */
export function targetOf(place: Place, site: ShownEdition): string | undefined {
  const { edition } = site;
  const { file: path, start } = place;
  const file = edition.files.get(path);
  if (!file || !start) return undefined;
  const source = edition.sources.find(({ page, seed }) => page.file === path || seed.path === path);
  if (source) return inSource(place, start, source, edition);
  if (path.startsWith('content/glossary/')) {
    const block = blockAt(file, [frontmatterEnd(file), file.text.length], start);
    return block ? `.entry > .prose > :nth-child(${block})` : '.entry > header';
  }
  if (path.startsWith('content/guides/')) {
    const block = blockAt(file, [frontmatterEnd(file), file.text.length], start);
    return `article.prose > :nth-child(${block + 1})`;
  }
  if (/^content\/timeline\./.test(path)) return rowAt(path, start, site);
  return undefined;
}

function inSource(
  { file: path }: Place,
  start: Point,
  { page, text: seed = '' }: Source,
  { files }: Edition,
): string | undefined {
  const file = files.get(page.file);
  const lines = page.faithful ? blockAnchors(page, seed) : [];
  if (path !== page.file || !file) {
    const line = lines.findLast((anchor) => Number(anchor.slice(1)) <= start.line);
    return line && `#${line}`;
  }
  const from = frontmatterEnd(file);
  const at = offsetOf(file, start);
  if (at < from) return '.source-page > header';
  const { before, body } = findBody(file, from);
  if (!body || (at >= body.start && at < body.end)) {
    const index = ownBlocks(file).findLastIndex((block) => block.at <= at);
    const anchor = page.faithful ? lines[index] : `${own}${Math.max(0, index)}`;
    return anchor && `#${anchor}`;
  }
  if (at < before) return inProse('doc-introduction', blockAt(file, [from, before], start));
  if (at < body.start) return undefined;
  const note = page.notes.findLast((one) => one.at <= at);
  if (note) return `[id="note-${note.id}"]`;
  return inProse('doc-afterword', blockAt(file, [body.after, file.text.length], start));
}

function inProse(role: string, block: number): string | undefined {
  return block === 0 ? undefined : `[role="${role}"] > :nth-child(${block})`;
}

/** Which of the blocks that prose is drawn as a point stands in, from 1; 0 where it stands before them. */
function blockAt(file: TextFile, [from, to]: [from: number, to: number], point: Point): number {
  const at = offsetOf(file, point) - from;
  return parseProse(file.text.slice(from, to)).tree.children.filter(
    (node) =>
      !['definition', 'footnoteDefinition', 'mdxjsEsm'].includes(node.type) && startOf(node) <= at,
  ).length;
}

/** A row that is at fault as a whole is not drawn. */
function rowAt(path: string, { line }: Point, site: ShownEdition): string | undefined {
  const row = timelineItems(site).find(({ place }) => {
    const [first = Infinity, last = 0] = [place?.start?.line, place?.end?.line];
    return place?.file === path && first <= line && line <= last;
  });
  return row && `#${row.id}`;
}

/** What the ids of blocks begin with that have no place in the seed. */
export const own = 'own-';

/** A block that holds words, with the UTF-16 offset in the file of the line that it begins on. */
interface OwnBlock {
  at: number;
  words: string;
  heading: boolean;
}

/** Returns the blocks of a page's source text; where it cannot be told what that is, all that it has, as it stands. */
export function ownBlocks(file: TextFile): OwnBlock[] {
  const text = quotable(file);
  if (text) return blocksOf(text);
  const from = frontmatterEnd(file);
  return [...file.text.slice(from).matchAll(/[^\r\n]+(?:(?:\r\n|[\r\n])[^\r\n]+)*/g)].map(
    ({ 0: words, index }) => ({ at: from + index, words, heading: false }),
  );
}

function blocksOf({ source, file }: Quotable): OwnBlock[] {
  return source.blocks.flatMap(({ start, end, kind }) => {
    const words = fold(source.plain.slice(start, end));
    if (words === '') return [];
    const at = file.text.lastIndexOf('\n', positionAt(source.at, start)) + 1;
    return [{ at, words, heading: kind === 'heading' }];
  });
}
