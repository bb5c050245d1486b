import { append } from '../page/append.ts';
import { openProse, refuseNotes } from '../page/commentary.ts';
import { placeOf, type TextFile } from '../page/file.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Cite, Link } from '../page/model.ts';
import { type Collected, readProse } from '../page/prose.ts';
import { passedOn } from '../page/recover.ts';
import type { Finding } from '../problem.ts';
import { imagesIn, type ShownImage, unreadImages } from './image.ts';
import { type GuideData, guideSchema } from './schema/guide.ts';

/** A page of the edition's maintainers, as far as the edition needs to know it: its title, its links and its images. */
export interface Guide {
  id: string;
  file: string;
  data?: GuideData;
  links: Link[];
  images: ShownImage[];
  findings: Finding[];
}

/**
 * Parses a guide. It is ordinary MDX, which Astro compiles: what it may hold is not for us to say. Yields what its
 * frontmatter does, syntax-invalid where it is no MDX, and what would be shown as it is written: note-misplaced
 * and citation-misplaced.
 */
export function parseGuide(id: string, file: TextFile): Guide {
  const { data, body, findings } = readFrontmatter(file, guideSchema);
  const text = file.text.slice(body);
  const toFile = (offset: number) => body + offset;
  const into: Collected = { elements: [], references: [], cites: [], links: [], findings: [] };
  const { nodes, context, error } = openProse(file, text, toFile, 'prose', into);
  readProse(nodes, context);
  // Code and the like are the maintainers' own affair.
  into.findings = error ? [passedOn(error, file, toFile)] : [];
  refuseNotes(nodes, context, 'take the mark out, and say it in the text');
  append(findings, [...into.findings, ...into.cites.map((cite) => misplaced(cite, file))]);
  const images = [
    ...imagesIn(nodes, toFile, context.definitions),
    ...unreadImages(nodes, text, toFile),
  ];
  return { id, file: file.path, ...(data && { data }), links: into.links, images, findings };
}

function misplaced({ key, at }: Cite, file: TextFile): Finding {
  // Of a citation of this work alone the brackets go with it; of others they stay as text.
  const whole = `[@${key}]`;
  const alone = file.text.startsWith(whole, at - 1);
  const [start, end] = alone ? [at - 1, at - 1 + whole.length] : [at, at + key.length + 1];
  return {
    code: 'citation-misplaced',
    message: `Unexpected citation of “${key}” in a guide, expected a link: guides have no citations`,
    place: placeOf(file, start, end),
    hint: 'link to the work among the references, or put a backslash before “[” if it is text',
    ...(alone && {
      paste: `[${key}](/references/#ref-${encodeURIComponent(key).replaceAll('(', '%28').replaceAll(')', '%29')})`,
    }),
  };
}
