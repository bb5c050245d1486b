import { type Document, parseDocument } from 'yaml';
import { rawText, type TextFile, textFile } from '../page/file.ts';
import { findFrontmatter } from '../page/frontmatter.ts';
import type { Range } from '../text/range.ts';

/**
 * Returns a page with its frontmatter changed, and everything else as it is written: line ends, remarks, the look of
 * lists. The page must have frontmatter.
 */
export function withFields(file: TextFile, change: (document: Document) => void): TextFile {
  const { start, end } = findFrontmatter(file) as Range;
  const written = withYaml(file.text.slice(start, end), change);
  return withText(file, file.text.slice(0, start) + written + file.text.slice(end));
}

/** Returns a text of YAML after a change, with its line ends, remarks and the look of its lists. */
export function withYaml(text: string, change: (document: Document) => void): string {
  // What is changed was read, so that no name in it is there twice: the library would compare each with all others.
  const options = { prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(text.replace(/\r\n?/g, '\n'), options);
  change(document);
  const style = { lineWidth: 0, flowCollectionPadding: !/\[\S/.test(text) };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return document.toString(style).replaceAll('\n', lineEnd);
}

/** Returns a file with another text, its byte order mark kept. */
export function withText(file: TextFile, text: string): TextFile {
  return textFile(file.path, rawText({ ...file, text }));
}
