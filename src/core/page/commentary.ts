import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { append } from './append.ts';
import { type FilePassage, type ReportingFile, reportOn, type TextFile } from './file.ts';
import type { AnnotatedPage, ProseNode } from './model.ts';
import { nodesOf, startOf } from './nodes.ts';
import { type Collected, type ProseContext, readProse } from './prose.ts';
import { recover } from './recover.ts';
import { parseProse, type Unparsed } from './syntax.ts';

/** Prose that stands by itself: the definition of a glossary entry, a row of the timeline. */
export type Commentary = Pick<AnnotatedPage, 'elements' | 'cites' | 'links' | 'images'> & {
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
  const into: Collected = { elements: [], references: [], cites: [], links: [], images: [] };
  const reading = reportOn(file);
  const { nodes, context } = openProse(
    { file: reading, text, toFile, scope: { kind: 'prose' } },
    into,
  );
  const prose = readProse(nodes, context);
  refuseNotes(
    nodes,
    context,
    'take the mark out; say it in the text, and cite its evidence as [@key]',
  );
  const { elements, cites, links, images } = into;
  return { prose, elements, cites, links, images, findings: reading.findings };
}

/** Reports note-misplaced for every note, and every mark of one, in prose that was read. */
export function refuseNotes(
  nodes: readonly Nodes[],
  { file, toFile, into }: ProseContext,
  hint: string,
): void {
  const notes = nodesOf('footnoteDefinition', nodes).map((node) => toFile(startOf(node)));
  for (const at of [...into.references.map((reference) => reference.at), ...notes]) {
    const message = 'Unexpected note, expected prose: only a source page has notes';
    file.report('note-misplaced', at, message, { hint });
  }
}

/**
 * Parses prose, and returns its blocks with what reading them takes. Reports the faults of its syntax, and
 * citation-as-link for a definition of a citation as a link.
 */
export function openProse(
  passage: FilePassage,
  into: Collected,
): { nodes: Nodes[]; context: ProseContext; error: Unparsed['error'] | undefined } {
  const { file, text, toFile } = passage;
  const parsed = parseProse(text);
  const nodes = parsed.tree.children;
  if (parsed.error)
    append(into.elements, recover(parsed, { ...passage, scope: { kind: 'prose' } }));
  const definitions = new Map<string, string>();
  for (const node of nodesOf('definition', nodes)) {
    if (node.label?.startsWith('@')) refuseCitation(node.label, toFile(startOf(node)), file);
    else if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  }
  const context = { ...passage, into, definitions };
  return { nodes, context, error: parsed.error };
}

function refuseCitation(label: string, at: number, file: ReportingFile): void {
  file.report(
    'citation-as-link',
    at,
    `Unexpected definition of the citation “[${label}]” as a link, expected a work in content/references`,
    { hint: 'take the line out, and put the work into content/references' },
  );
}
