import type { Edition, Source } from '../edition/edition.ts';
import { findBody } from '../page/body.ts';
import type { TextFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { SeedText } from '../page/pair.ts';
import { readSourceText } from '../page/source.ts';
import { parseSourceText } from '../page/syntax.ts';
import { foldWithMap } from '../text/fold.ts';
import type { Quotable } from './quote.ts';
import type { RequestProblem } from './request.ts';

/** A source whose page says what its seed says, with what its annotations are changed by and proved against. */
export interface Editable {
  page: AnnotatedPage;
  text: Quotable;
  seed: SeedText;
}

/** Returns a source as it can be changed; undefined where its page does not say what its seed says. */
export function editable(
  { page, seed, text: decoded }: Source,
  { files }: Pick<Edition, 'files'>,
): Editable | undefined {
  const file = files.get(page.file);
  const text = file && quotable(file);
  if (!page.faithful || !text || !seed || decoded === undefined) return undefined;
  return { page, text, seed: { path: seed.path, text: decoded, changed: false } };
}

/** Says that a page cannot be changed before it says what its seed says. */
export function unfaithful({ command }: Edition): RequestProblem {
  return {
    field: 'page',
    message:
      'Unexpected page with faults in its source text, expected one that says what its seed says',
    hint: `mend what ${command('check')} tells of it first`,
  };
}

/** Reads the source text of a page once more, with where each character of it is written; undefined where it has none. */
export function quotable(file: TextFile): Quotable | undefined {
  const { body } = findBody(file, frontmatterEnd(file));
  if (!body) return undefined;
  const { tree } = parseSourceText(file.text.slice(body.start, body.end));
  const source = readSourceText(tree, file, body.start);
  return { file, body, source, folded: foldWithMap(source.plain) };
}
