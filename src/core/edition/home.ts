import { append } from '../page/append.ts';
import { readCommentary } from '../page/commentary.ts';
import { reportOn, type TextFile } from '../page/file.ts';
import type { ProseNode } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import { refuseCite } from './guide.ts';
import type { Holder } from './holders.ts';
import type { Terms } from './mention.ts';
import { linkCommentary } from './terms.ts';

/** What stands on the front page, where an edition says so. */
export interface Home extends Omit<Holder, 'on'> {
  /** Its prose, linked to the glossary, with what the tool sets among it. */
  linked: ProseNode[];
  /** The language of its words, where that is not the one of the page. */
  language?: string;
  findings: Finding[];
}

/** Parses `content/home.mdx`, which has no fields. Yields what prose yields, note-misplaced and citation-misplaced. */
export function parseHome(file: TextFile, terms: Terms): Home {
  const { prose, elements, cites, links, images, findings } = readCommentary(
    file,
    file.text,
    (offset) => offset,
  );
  const reading = reportOn(file);
  for (const cite of cites) refuseCite(cite, 'on the front page', reading);
  const { prose: linked, findings: more } = linkCommentary({ nodes: prose, file }, terms);
  append(findings, [...reading.findings, ...more]);
  return { file: file.path, elements, links, images, linked, findings };
}
