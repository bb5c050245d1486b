import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { type SourceData, sourceSchema } from '../edition/schema/source.ts';
import type { Finding } from '../problem.ts';
import { align, type Alignment, type SeedText } from './align.ts';
import { findBody } from './body.ts';
import { claimsOf } from './claims.ts';
import { placeOf, type TextFile } from './file.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { AnnotatedPage, Mark, Note } from './model.ts';
import { type Collected, type ProseContext, readProse } from './prose.ts';
import { recover } from './recover.ts';
import { readSourceText, type SourceText } from './source.ts';
import { type Parsed, parseProse, parseSourceText } from './syntax.ts';

/** A page as data, and the faults that only its reading shows. */
export interface ParsedPage {
  page: AnnotatedPage;
  findings: Finding[];
}

/**
 * Parses an annotated page against its seed. `seedOf` returns the decoded seed that the frontmatter names, or
 * undefined where there is none: its faults are the seed's own. Never throws on what a contributor writes.
 */
export function parsePage(
  id: string,
  file: TextFile,
  seedOf: (data: SourceData) => SeedText | undefined,
): ParsedPage {
  const frontmatter = readFrontmatter(file, sourceSchema);
  const { body, findings: bodyFindings } = findBody(file, frontmatter.body);
  const page = emptyPage(id, file.path);
  page.fields = frontmatter.fields;
  if (frontmatter.data) page.data = frontmatter.data;
  const findings = [...frontmatter.findings, ...bodyFindings];
  const into: Collected = { ...page, findings };
  const before = { start: frontmatter.body, end: body?.before ?? file.text.length };
  const after = { start: body?.after ?? file.text.length, end: file.text.length };
  readRest(page, file, before, after, into);
  if (body) {
    const seed = frontmatter.data && seedOf(frontmatter.data);
    readSource(page, file, body, seed, findings);
  }
  page.elements.sort((a, b) => a.at - b.at);
  page.references.sort((a, b) => a.at - b.at);
  page.claims = claimsOf(page.elements, page.faithful);
  return { page, findings };
}

function emptyPage(id: string, file: string): AnnotatedPage {
  return {
    id,
    file,
    fields: {},
    faithful: false,
    broken: false,
    blocks: [],
    marks: [],
    claims: [],
    elements: [],
    references: [],
    notes: [],
    before: [],
    after: [],
    cites: [],
    links: [],
  };
}

interface Stretch {
  start: number;
  end: number;
}

function readSource(
  page: AnnotatedPage,
  file: TextFile,
  body: Stretch,
  seed: SeedText | undefined,
  findings: Finding[],
): void {
  const text = file.text.slice(body.start, body.end);
  const parsed = parseSourceText(text);
  const toFile = (offset: number) => body.start + offset;
  const source = readSourceText(parsed.tree, file, body.start, text.length);
  page.references.push(...source.references.map(({ offset: _, ...reference }) => reference));
  if (parsed.error) {
    page.broken = true;
    page.elements.push(...recoverFrom(parsed, file, text, toFile, 'source', findings));
    return;
  }
  findings.push(...source.findings);
  page.elements.push(...source.elements.map((marked) => marked.element));
  if (!seed) return;
  const keep = page.data?.lines === 'keep';
  const { alignment, findings: differences } = align(source, seed, file, keep);
  findings.push(...differences);
  if (!alignment || source.findings.length > 0) return;
  page.faithful = true;
  anchor(page, source, alignment);
}

/** Gives everything that stands in the source text its range in the seed. */
function anchor(page: AnnotatedPage, source: SourceText, alignment: Alignment): void {
  page.blocks = alignment.blocks;
  page.references = page.references.filter((reference) => reference.scope !== 'source');
  for (const { offset, ...reference } of source.references) {
    page.references.push({ ...reference, offset: alignment.after(offset) });
  }
  for (const { element, stretch } of source.elements) {
    const range = alignment.range(stretch.start, stretch.end);
    if (!range) continue;
    element.range = range;
    const mark = markOf(element.name, element.attributes['id']?.value);
    if (mark) page.marks.push({ ...mark, ...range, at: element.at });
  }
}

function markOf(name: string, id: string | undefined): Pick<Mark, 'kind' | 'id'> | undefined {
  if (id === undefined) return undefined;
  if (name === 'Claim') return { kind: 'claim', id };
  return name === 'Term' ? { kind: 'term', id } : undefined;
}

/** Reads the prose before and after the source text, and the notes, which may stand in either. */
function readRest(
  page: AnnotatedPage,
  file: TextFile,
  before: Stretch,
  after: Stretch,
  into: Collected,
): void {
  const head = file.text.slice(before.start, before.end);
  const gap = '\n\n';
  const text = head + gap + file.text.slice(after.start, after.end);
  const seam = head.length + gap.length;
  const toFile = (offset: number) =>
    offset < seam
      ? before.start + Math.min(offset, head.length)
      : Math.min(after.start + offset - seam, file.text.length);
  const parsed = parseProse(text);
  if (parsed.error) {
    page.broken = true;
    page.elements.push(...recoverFrom(parsed, file, text, toFile, 'prose', into.findings));
  }
  const own = parsed.tree.children.filter((node) => startOf(node) < text.length);
  const definitions = linkDefinitions(parsed.tree);
  const context: ProseContext = {
    file,
    parsed: text,
    toFile,
    scope: 'before',
    into,
    definitions,
  };
  reportDefinitions(own, context);
  page.notes = own.filter(isNote).map((node) => readNote(node, context));
  const prose = own.filter((node) => !isNote(node));
  const first = own.find((node) => isNote(node) && startOf(node) >= seam);
  if (first) reportUnindented(own, own.indexOf(first), page.notes, context);
  page.before = readProse(
    prose.filter((node) => startOf(node) < seam),
    context,
  );
  page.after = readProse(
    prose.filter((node) => startOf(node) >= seam),
    { ...context, scope: 'after' },
  );
}

function readNote(node: FootnoteDefinition, context: ProseContext): Note {
  const id = node.label ?? node.identifier;
  const children = readProse(node.children, { ...context, scope: `note:${id}` });
  return { id, at: context.toFile(startOf(node)), children };
}

/** Prose that follows a note was meant to go on with it more often than to be commentary. */
function reportUnindented(
  nodes: Nodes[],
  from: number,
  notes: Note[],
  context: ProseContext,
): void {
  let note = '';
  for (const node of nodes.slice(from)) {
    if (isNote(node)) {
      note = node.label ?? node.identifier;
      continue;
    }
    if (node.type === 'definition') continue;
    const at = context.toFile(startOf(node));
    const related = notes.find((n) => n.id === note);
    context.into.findings.push({
      code: 'note-not-indented',
      message: `Unexpected prose after the note “${note}” that is not indented, expected it before the notes or as a part of one`,
      place: placeOf(context.file, at),
      hint: 'indent it by four spaces if it belongs to the note, else move it above the first note',
      ...(related && {
        related: [{ ...placeOf(context.file, related.at), message: 'the note is here' }],
      }),
    });
  }
}

function reportDefinitions(nodes: Nodes[], context: ProseContext): void {
  for (const node of nodes) {
    if (node.type !== 'definition' || !/^@/.test(node.label ?? '')) continue;
    context.into.findings.push({
      code: 'citation-as-link',
      message: `Unexpected definition of the citation “[${node.label ?? ''}]” as a link, expected a work in content/references`,
      place: placeOf(context.file, context.toFile(startOf(node))),
      hint: 'take the line out, and put the work into content/references',
    });
  }
}

function linkDefinitions(tree: Root): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of tree.children) {
    if (node.type !== 'definition' || node.label?.startsWith('@')) continue;
    if (!found.has(node.identifier)) found.set(node.identifier, node.url);
  }
  return found;
}

/** Reads on after a syntax error. */
function recoverFrom(
  parsed: Parsed,
  file: TextFile,
  text: string,
  toFile: (offset: number) => number,
  scope: string,
  findings: Finding[],
) {
  const recovered = recover(parsed, file, text, toFile, scope);
  findings.push(...recovered.findings);
  return recovered.elements;
}

function isNote(node: Nodes): node is FootnoteDefinition {
  return node.type === 'footnoteDefinition';
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}
