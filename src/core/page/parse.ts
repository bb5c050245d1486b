import { type SourceData, sourceSchema } from './schema.ts';
import type { Finding } from '../problem.ts';
import { align, type Alignment } from './align.ts';
import { append } from './append.ts';
import { type Body, findBody } from './body.ts';
import { claimsOf } from './claims.ts';
import type { TextFile } from './file.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { AnnotatedPage, Mark } from './model.ts';
import type { SeedText } from './pair.ts';
import type { Collected } from './prose.ts';
import { recover } from './recover.ts';
import { readRest } from './rest.ts';
import { mendBySeed } from './seed-signs.ts';
import { readSourceText, type SourceText } from './source.ts';
import { parseSourceText } from './syntax.ts';

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
  const {
    data,
    fields,
    body: start,
    findings,
  } = readFrontmatter(file, sourceSchema, { title: id });
  const found = findBody(file, start);
  append(findings, found.findings);
  const page: AnnotatedPage = { ...emptyPage(id, file.path), fields, ...(data && { data }) };
  const into: Collected = { ...page, findings };
  readRest(page, file, { start, end: found.before }, found.body?.after, into);
  if (found.body) readSource(page, file, found.body, data && seedOf(data), findings);
  page.elements = page.elements
    .filter(({ at }) => !found.repeated.includes(at))
    .sort((a, b) => a.at - b.at);
  page.references.sort((a, b) => a.at - b.at);
  page.claims = claimsOf(page.elements, page.faithful);
  return { page, findings };
}

/** Returns a page in which nothing is. */
export function emptyPage(id: string, file: string): AnnotatedPage {
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

function readSource(
  page: AnnotatedPage,
  file: TextFile,
  body: Body,
  seed: SeedText | undefined,
  findings: Finding[],
): void {
  const text = file.text.slice(body.start, body.end);
  const parsed = parseSourceText(text);
  const source = readSourceText(parsed.tree, file, body.start);
  const mended = (found: Finding[]) => (seed ? mendBySeed(found, file, seed.text) : found);
  append(findings, mended(source.findings));
  if (parsed.error) {
    page.broken = true;
    const toFile = (offset: number) => body.start + offset;
    const recovered = recover(parsed, file, text, toFile, 'source');
    append(findings, mended(recovered.findings));
    append(page.elements, recovered.elements);
    append(page.references, referencesOf(source));
    return;
  }
  append(
    page.elements,
    source.elements.map((marked) => marked.element),
  );
  const aligned = seed && align(source, seed, file, page.data?.lines === 'keep');
  append(findings, aligned?.findings ?? []);
  const alignment = source.findings.length === 0 ? aligned?.alignment : undefined;
  append(page.references, referencesOf(source, alignment));
  if (alignment) anchor(page, source, alignment);
}

/** The marks of notes, with their place in the seed where the page is faithful. */
function referencesOf({ references }: SourceText, alignment?: Alignment) {
  return references.map((reference) => {
    const { offset: _, block: __, ...plain } = reference;
    const offset = alignment?.point(reference);
    return offset === undefined ? plain : { ...plain, offset };
  });
}

/** Gives the blocks and elements of a faithful page their ranges in the seed. */
function anchor(page: AnnotatedPage, source: SourceText, alignment: Alignment): void {
  page.faithful = true;
  page.blocks = alignment.blocks;
  for (const { element, stretch } of source.elements) {
    const range = alignment.range(stretch.start, stretch.end);
    if (!range) continue;
    element.range = range;
    const mark = markOf(element.name, element.attributes['id']?.value);
    // One that stands around whole blocks is a fault, and no mark in any of them.
    if (mark && !element.flow) page.marks.push({ ...mark, ...range, at: element.at });
  }
}

function markOf(name: string, id: string | undefined): Pick<Mark, 'kind' | 'id'> | undefined {
  // No other element has an id.
  return id === undefined ? undefined : { kind: name === 'Claim' ? 'claim' : 'term', id };
}
