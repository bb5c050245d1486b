import { readCommentary } from '../page/commentary.ts';
import type { TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Link } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import { type GuideData, guideSchema } from './schema/guide.ts';

/** A page of the edition's maintainers, as far as the edition needs to know it: its title and its links. */
export interface Guide {
  id: string;
  file: string;
  data?: GuideData;
  links: Link[];
  findings: Finding[];
}

/** Parses a guide. It is ordinary MDX, which Astro compiles: nothing but its frontmatter is checked here. */
export function parseGuide(id: string, file: TextFile): Guide {
  const { data, body, findings } = readFrontmatter(file, guideSchema);
  const { links } = readCommentary(file, file.text.slice(body), (offset) => body + offset);
  return { id, file: file.path, ...(data && { data }), links, findings };
}
