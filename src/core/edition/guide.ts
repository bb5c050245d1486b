import { append } from '../page/append.ts';
import { guideAnchors } from './anchors.ts';
import { openProse, refuseNotes } from '../page/commentary.ts';
import { type ReportingFile, reportOn, type TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Cite, MarkupElement, Link, ShownImage } from '../page/model.ts';
import { type Collected, readProse } from '../page/prose.ts';
import type { Finding } from '../problem.ts';
import { type GuideData, guideSchema } from './schema/guide.ts';

/** A page of the edition's maintainers: how to read it, its method. */
export interface Guide {
  id: string;
  file: string;
  data?: GuideData;
  /** The language of its words, where that is not the one of the pages that it is shown on. */
  language?: string;
  /** Whether it is MDX, which can be compiled. */
  isMdx: boolean;
  elements: MarkupElement[];
  links: Link[];
  images: ShownImage[];
  /** The ids of its headings, in order, as far as it can be read. */
  anchors: string[];
  findings: Finding[];
}

/**
 * Parses a guide: prose as that of an entry. Yields what frontmatter and prose yield,
 * note-misplaced and citation-misplaced.
 */
export function parseGuide(id: string, file: TextFile): Guide {
  const { data, body, findings } = readFrontmatter(file, guideSchema);
  const text = file.text.slice(body);
  const toFile = (offset: number) => body + offset;
  const into: Collected = { elements: [], references: [], cites: [], links: [], images: [] };
  const reading = reportOn(file);
  const { nodes, context, error } = openProse(
    { file: reading, text, toFile, scope: { kind: 'prose' } },
    into,
  );
  const anchors = guideAnchors(readProse(nodes, context));
  refuseNotes(nodes, context, 'take the mark out, and say it in the text');
  for (const cite of into.cites) refuseCite(cite, 'in a guide', reading);
  append(findings, reading.findings);
  const { elements, links, images } = into;
  return {
    id,
    file: file.path,
    ...(data && { data }),
    isMdx: error === undefined,
    elements,
    links,
    images,
    anchors,
    findings,
  };
}

/** Reports citation-misplaced for a citation that stands `where` there are none. */
export function refuseCite({ key, at }: Cite, where: string, file: ReportingFile): void {
  // Of a citation of this work alone the brackets go with it; of others they stay as text.
  const whole = `[@${key}]`;
  const alone = file.text.startsWith(whole, at - 1);
  const [start, end] = alone ? [at - 1, at - 1 + whole.length] : [at, at + key.length + 1];
  const address = encodeURIComponent(key).replaceAll('(', '%28').replaceAll(')', '%29');
  file.report(
    'citation-misplaced',
    { start, end },
    `Unexpected citation of “${key}” ${where}, expected a link: only sources, entries and the timeline have citations`,
    {
      hint: 'link to the work among the references, or put a backslash before “[” if it is text',
      ...(alone && { paste: `[${key}](/references/#ref-${address})` }),
    },
  );
}
