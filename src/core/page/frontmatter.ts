import type { z } from 'zod';
import { type ReportingFile, reportOn, type TextFile } from './file.ts';
import { readYaml, type YamlData } from './yaml.ts';

/** The frontmatter of a page, and the UTF-16 offset at which its body begins. */
export interface Frontmatter<T> extends YamlData<T> {
  body: number;
}

const opening = /^---[\t ]*(?:\r?\n|\r)/;
const closing = /(?<=[\r\n])---[\t ]*(?:\r?\n|\r|$)/g;

/**
 * Reads the YAML between the first line, `---`, and the next such line. `standIns` are values for fields that are
 * missing, so that the rest of the page can be read. Yields frontmatter-missing, and what YAML yields.
 */
export function readFrontmatter<S extends z.ZodType>(
  file: TextFile,
  schema: S,
  standIns: Record<string, unknown> = {},
): Frontmatter<z.output<S>> {
  const found = findFrontmatter(file);
  if (!found) {
    const reading = reportOn(file);
    refuseMissing(reading);
    return { fields: {}, findings: reading.findings, body: frontmatterEnd(file) };
  }
  const { start, end, body } = found;
  return { ...readYaml(file, schema, { start, end, standIns }), body };
}

/** Returns the UTF-16 offset at which the body of a page begins; one that its frontmatter never ends has none. */
export function frontmatterEnd(file: TextFile): number {
  return findFrontmatter(file)?.body ?? (opening.test(file.text) ? file.text.length : 0);
}

/** Returns where the YAML of a page stands between its two lines `---`, and where its body begins; UTF-16 offsets. */
export function findFrontmatter({
  text,
}: TextFile): { start: number; end: number; body: number } | undefined {
  const start = opening.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  closing.lastIndex = start;
  const end = closing.exec(text);
  return end ? { start, end: end.index, body: end.index + end[0].length } : undefined;
}

function refuseMissing(file: ReportingFile): void {
  const code = 'frontmatter-missing';
  if (opening.test(file.text)) {
    const message =
      'Unexpected “---” without a second one, expected the fields between two such lines';
    const hint = 'put a line “---” between the last field and the text';
    return file.report(code, { start: 0, end: 3 }, message, { hint });
  }
  file.report(
    code,
    0,
    'Unexpected start of the file, expected frontmatter between two lines “---”',
    {
      hint: /^\s+---\s/.test(file.text)
        ? 'delete what stands before the first “---”, also what looks empty'
        : 'begin the file with a line “---”, the fields, and another line “---”',
    },
  );
}
