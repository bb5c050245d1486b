import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { append } from './append.ts';
import { placeOf, type TextFile } from './file.ts';
import type { AnnotatedPage, ProseNode } from './model.ts';
import { nodesOf, startOf } from './nodes.ts';
import { type Collected, type ProseContext, readProse } from './prose.ts';
import { recover } from './recover.ts';
import { parseProse, type Unparsed } from './syntax.ts';

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
  const { nodes, context } = openProse(file, text, toFile, 'prose', into);
  const prose = readProse(nodes, context);
  refuseNotes(
    nodes,
    context,
    'take the mark out; say it in the text, and cite its evidence as [@key]',
  );
  const { elements, cites, links, findings } = into;
  return { prose, elements, cites, links, findings };
}

/** Yields note-misplaced for every note, and every mark of one, in prose that was read. */
export function refuseNotes(
  nodes: readonly Nodes[],
  { file, toFile, into }: ProseContext,
  hint: string,
): void {
  const notes = nodesOf('footnoteDefinition', nodes).map((node) => toFile(startOf(node)));
  for (const at of [...into.references.map((reference) => reference.at), ...notes]) {
    into.findings.push({
      code: 'note-misplaced',
      message: 'Unexpected note, expected prose: only a source page has notes',
      place: placeOf(file, at),
      hint,
    });
  }
}

/**
 * Parses prose, and returns its blocks with what reading them takes. Yields the faults of its syntax, and
 * citation-as-link for a definition of a citation as a link.
 */
export function openProse(
  file: TextFile,
  text: string,
  toFile: (offset: number) => number,
  scope: string,
  into: Collected,
): { nodes: Nodes[]; context: ProseContext; error: Unparsed['error'] | undefined } {
  const parsed = parseProse(text);
  const nodes = parsed.tree.children;
  if (parsed.error) {
    const recovered = recover(parsed, file, text, toFile, 'prose');
    append(into.elements, recovered.elements);
    append(into.findings, recovered.findings);
  }
  const definitions = new Map<string, string>();
  for (const node of nodesOf('definition', nodes)) {
    if (node.label?.startsWith('@'))
      into.findings.push(citationAsLink(node.label, file, toFile(startOf(node))));
    else if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  }
  const context = { file, parsed: text, toFile, scope, into, definitions };
  return { nodes, context, error: parsed.error };
}

function citationAsLink(label: string, file: TextFile, at: number): Finding {
  return {
    code: 'citation-as-link',
    message: `Unexpected definition of the citation “[${label}]” as a link, expected a work in content/references`,
    place: placeOf(file, at),
    hint: 'take the line out, and put the work into content/references',
  };
}
