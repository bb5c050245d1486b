import { findBody } from '../page/body.ts';
import type { TextFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import { type Look, lookAt, namedLayouts } from '../page/layout.ts';
import { type Convention, conventions } from '../page/signs.ts';
import { writeText } from '../page/write.ts';
import { withFields, withText } from './front.ts';

/**
 * Returns a page with the text of its seed laid out anew, and its fields as they are. Undefined where somebody has worked
 * on the text, or written a note below it: it is then no more as it was written from the seed.
 */
export function relayout(file: TextFile, seed: string, look: Look): TextFile | undefined {
  const { body } = findBody(file, frontmatterEnd(file));
  if (!body || /\S/.test(file.text.slice(body.after))) return undefined;
  const own = linesOf(file.text.slice(body.start, body.end));
  const looks: Look[] = [lookAt(seed), ...namedLayouts.map((layout) => ({ layout }))];
  const signed = Object.keys(conventions) as Convention[];
  const written = looks.flatMap((one) => [one, ...signed.map((signs) => ({ ...one, signs }))]);
  if (!written.some((one) => linesOf(writeText(seed, one)) === own)) return undefined;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const text = `\n\n${writeText(seed, look)}`.replaceAll('\n', lineEnd);
  const laid = file.text.slice(0, body.start) + text + file.text.slice(body.end);
  return withFields(withText(file, laid), (document) => {
    if (look.layout === 'keep') document.set('lines', 'keep');
    else document.delete('lines');
  });
}

/** What editors change when they save a file does not count: line ends, and blank lines at the ends. */
function linesOf(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^\n+|(?<!\n)\n+$/g, '');
}
