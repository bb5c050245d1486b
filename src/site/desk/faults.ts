import { quotable } from '../../core/edit/annotate.ts';
import type { Quotable } from '../../core/edit/quote.ts';
import { blockAnchors } from '../../core/edition/anchors.ts';
import type { Source } from '../../core/edition/edition.ts';
import { findBody } from '../../core/page/body.ts';
import type { TextFile } from '../../core/page/file.ts';
import { frontmatterEnd } from '../../core/page/frontmatter.ts';
import type { Place, Severity } from '../../core/problem.ts';
import { el, html } from '../../core/render/hast.ts';
import { fold } from '../../core/text/fold.ts';
import { site } from '../site.ts';

/** A fault as `dev` shows it on the page that it is about. */
export interface ShownFault {
  code: string;
  severity: Severity;
  message: string;
  hint?: string;
  paste?: string;
  /** `line:column`, or the file where it is another's. */
  where: string;
  /** The id of what it stands in on the page: a block of the text, or a note. */
  target?: string;
  /** The page about faults of its kind. */
  help: string;
}

/** What `dev` adds to the page of a source. */
export interface DeskPage {
  faults: ShownFault[];
  /** How many faults there are on other pages. */
  elsewhere: number;
  /** HTML of the page's own words, where they are not the seed's. */
  text?: string;
}

/** Returns the faults of a page and of its seed, each with its place; and its own words where it is not faithful. */
export function deskPage(id: string): DeskPage {
  const { edition, problems, href } = site();
  const source = edition.sources.find(({ page }) => page.id === id);
  const file = source && edition.files.get(source.page.file);
  if (!source || !file) return { faults: [], elsewhere: problems.length };
  const own = problems.filter(
    ({ place }) => place.file === file.path || place.file === source.seed?.path,
  );
  const text = findBody(file, frontmatterEnd(file)).body ? quotable(file) : undefined;
  const faults = own.map(({ code, severity, message, hint, paste, place }): ShownFault => {
    const target = targetOf(place, source, file, text);
    return {
      code,
      severity,
      message,
      where:
        `${place.file === file.path ? '' : place.file}${place.start ? ` ${place.start.line}:${place.start.column}` : ''}`.trim(),
      help: href(`/help/faults/${code}/`),
      ...(hint !== undefined && { hint }),
      ...(paste !== undefined && { paste }),
      ...(target !== undefined && { target }),
    };
  });
  const words = text && !source.page.faithful ? { text: drawn(text) } : {};
  return { faults, elsewhere: problems.length - own.length, ...words };
}

function targetOf(
  { file: path, start }: Place,
  source: Source,
  file: TextFile,
  text: Quotable | undefined,
): string | undefined {
  if (!start) return undefined;
  const { page, text: seed = '' } = source;
  if (path !== file.path) {
    const lines = page.faithful ? blockAnchors(page, seed) : [];
    return lines.findLast((anchor) => Number(anchor.slice(1)) <= start.line);
  }
  const lineStart = Number(file.lines.starts[start.line - 1]);
  const { body } = findBody(file, frontmatterEnd(file));
  if (text && body && lineStart >= body.start && lineStart < body.end) {
    const index = blocksOf(text).findLastIndex((block) => block.at <= lineStart + start.column);
    return page.faithful ? blockAnchors(page, seed)[index] : `${own}${Math.max(0, index)}`;
  }
  const note = page.notes.findLast(({ at }) => at <= lineStart + start.column - 1);
  return note && lineStart >= (body?.after ?? 0) ? `note-${note.id}` : undefined;
}

/** What the ids of blocks begin with that have no place in the seed. */
const own = 'own-';

/** The blocks that hold words, each with the offset in the file of the line that it begins on. */
function blocksOf({ source, file }: Quotable): { at: number; words: string; heading: boolean }[] {
  return source.blocks.flatMap(({ start, end, kind }) => {
    const words = fold(source.plain.slice(start, end));
    if (words === '') return [];
    const at = file.text.lastIndexOf('\n', Number(source.at[start])) + 1;
    return [{ at, words, heading: kind === 'heading' }];
  });
}

/** The words of a page as it has them. It has no `data-seed`: nothing is proved of it. */
function drawn(text: Quotable): string {
  const blocks = blocksOf(text).map(({ words, heading }, index) =>
    el(heading ? 'h3' : 'p', { id: `${own}${index}` }, [words]),
  );
  return html([el('div', { class: 'source' }, blocks)]);
}
