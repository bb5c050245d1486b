import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { placeOf, type TextFile } from './file.ts';
import type { AnnotatedPage, ProseNode } from './model.ts';
import { type Collected, readProse } from './prose.ts';
import { recover } from './recover.ts';
import { parseProse } from './syntax.ts';

/** Prose that stands by itself: the definition of a glossary entry, a row of the timeline. */
export type Commentary = Pick<AnnotatedPage, 'elements' | 'cites' | 'links'> & {
  prose: ProseNode[];
  findings: Finding[];
};

/**
 * Reads `text` as prose. `toFile` leads from its UTF-16 offsets to the file's. Yields what prose yields, and
 * note-misplaced: only a source page has notes.
 */
export function readCommentary(
  file: TextFile,
  text: string,
  toFile: (offset: number) => number,
): Commentary {
  const into: Collected = { elements: [], references: [], cites: [], links: [], findings: [] };
  const parsed = parseProse(text);
  const own = parsed.tree.children.filter((n) => (n.position?.start.offset ?? 0) < text.length);
  const definitions = new Map<string, string>();
  for (const node of own)
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  const context = { file, parsed: text, toFile, scope: 'prose', into, definitions };
  const prose = readProse(own, context);
  if (parsed.error) {
    const recovered = recover(parsed, file, text, toFile, 'prose');
    into.elements.push(...recovered.elements);
    into.findings.push(...recovered.findings);
  }
  for (const at of [...into.references.map((r) => r.at), ...noteStarts(own).map(toFile)]) {
    into.findings.push({
      code: 'note-misplaced',
      message: 'Unexpected note, expected prose with citations: only a source page has notes',
      place: placeOf(file, at),
      hint: 'say it in the text, and cite its evidence as [@key]',
    });
  }
  return { prose, ...into };
}

function noteStarts(nodes: Nodes[]): number[] {
  return nodes
    .filter((node) => node.type === 'footnoteDefinition')
    .map((node) => node.position?.start.offset ?? 0);
}
