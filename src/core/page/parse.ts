import { type SourceData, sourceSchema } from './schema.ts';
import type { Finding } from '../problem.ts';
import { align, type Alignment } from './align.ts';
import { append } from './append.ts';
import { type Body, findBody } from './body.ts';
import { claimsOf } from './claims.ts';
import { type FilePassage, type ReportingFile, reportOn, type TextFile } from './file.ts';
import { readFrontmatter } from './frontmatter.ts';
import type { AnnotatedPage, Mark, MarkupElement, Rendition, Wordless } from './model.ts';
import { textPair, type SeedText } from './pair.ts';
import { recover } from './recover.ts';
import { renditions, voids } from './rendition.ts';
import { readSurroundings } from './surroundings.ts';
import { mendBySeed } from './seed-signs.ts';
import { readSourceText, type SourceText } from './source.ts';
import { parseSourceText } from './syntax.ts';
import type { Range } from '../text/range.ts';

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
  const front = readFrontmatter(file, sourceSchema, { title: id });
  const { data, fields, body: start } = front;
  const found = findBody(file, start);
  const reading = reportOn(file);
  const { findings } = reading;
  append(findings, [...front.findings, ...found.findings]);
  const page: AnnotatedPage = { ...emptyPage(id, file.path), fields, ...(data && { data }) };
  readSurroundings(page, reading, { start, end: found.before, after: found.body?.after });
  if (found.body) {
    const seed = data && seedOf(data);
    readSource(page, { file: reading, body: found.body, seed });
  }
  page.elements = page.elements
    .filter(({ at }) => !found.repeated.includes(at))
    .sort((a, b) => a.at - b.at);
  page.references.sort((a, b) => a.at - b.at);
  page.claims = claimsOf(page);
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
    renditions: [],
    wordless: [],
    claims: [],
    elements: [],
    references: [],
    notes: [],
    before: [],
    after: [],
    cites: [],
    links: [],
    images: [],
  };
}

/** What the source text of a page is read from. */
interface Written {
  file: ReportingFile;
  body: Body;
  seed: SeedText | undefined;
}

function readSource(page: AnnotatedPage, { file, body, seed }: Written): void {
  const text = file.text.slice(body.start, body.end);
  const parsed = parseSourceText(text);
  const source = readSourceText(parsed.tree, file, body.start);
  const mended = (found: Finding[]) => (seed ? mendBySeed(found, file, seed.text) : found);
  append(file.findings, mended(source.findings));
  if (parsed.error) {
    page.broken = true;
    const toFile = (offset: number) => body.start + offset;
    const passage: FilePassage = { file: reportOn(file), text, toFile, scope: { kind: 'source' } };
    append(page.elements, recover(parsed, passage));
    append(file.findings, mended(passage.file.findings));
    append(page.references, referencesOf(source));
    return;
  }
  append(
    page.elements,
    source.elements.map((marked) => marked.element),
  );
  const aligned = seed && align(textPair(source, seed), file, page.data?.lines === 'keep');
  const alignment = source.findings.length === 0 ? aligned : undefined;
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
    if (voids.has(element.name)) page.wordless.push(wordlessOf({ element, stretch }, alignment));
    const range = alignment.range(stretch.start, stretch.end);
    if (!range) continue;
    element.range = range;
    // One that stands around whole blocks is a fault, and no mark in any of them.
    if (element.flow) continue;
    const mark = markOf(element.name, element.attributes['id']?.value);
    if (mark) page.marks.push({ ...mark, ...range, at: element.at });
    if (isRendition(element)) page.renditions.push({ ...told(element), ...range });
  }
}

function isRendition({ name }: MarkupElement): boolean {
  return renditions.has(name) && !voids.has(name);
}

/** What an element says, with its place in the file. */
function told({ name, attributes, at }: MarkupElement): Omit<Rendition, keyof Range> {
  const said = Object.entries(attributes).map(([key, { value }]) => [key, value]);
  return { name, attributes: Object.fromEntries(said) as Rendition['attributes'], at };
}

/** Between blocks it follows all text that is written before it. */
function wordlessOf(
  { element, stretch: { start } }: SourceText['elements'][number],
  { point, range }: Alignment,
): Wordless {
  const { flow, block = 0 } = element;
  const offset = flow ? range(0, start)?.end : point({ offset: start, block });
  return { ...told(element), offset: offset ?? 0, flow };
}

function markOf(name: string, id: string | undefined): Pick<Mark, 'kind' | 'id'> | undefined {
  // No other element has an id.
  return id === undefined ? undefined : { kind: name === 'Claim' ? 'claim' : 'term', id };
}
