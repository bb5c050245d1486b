import type { z } from 'zod';
import type { TextFile } from './file.ts';
import { placeOf } from './file.ts';
import { readYaml, type YamlData } from './yaml.ts';

/** The frontmatter of a page, and the UTF-16 offset at which its body begins. */
export interface Frontmatter<T> extends YamlData<T> {
  body: number;
}

const opening = /^---[\t ]*(?:\r?\n|\r)/;
const closing = /(?<=[\r\n])---[\t ]*(?:\r?\n|\r|$)/g;

/** Reads the YAML between the first line, `---`, and the next such line. Yields frontmatter-missing, too. */
export function readFrontmatter<S extends z.ZodType>(
  file: TextFile,
  schema: S,
): Frontmatter<z.output<S>> {
  const start = opening.exec(file.text)?.[0].length;
  if (start === undefined) return { ...missing(file, 0), body: 0 };
  closing.lastIndex = start;
  const end = closing.exec(file.text);
  if (!end) return { ...missing(file, 0), body: file.text.length };
  return {
    ...readYaml(file, schema, start, end.index),
    body: end.index + end[0].length,
  };
}

function missing(file: TextFile, at: number): YamlData<never> {
  return {
    fields: {},
    findings: [
      {
        code: 'frontmatter-missing',
        message: 'Unexpected start of the file, expected frontmatter between two lines “---”',
        place: placeOf(file, at),
        hint: 'begin the file with a line “---”, the fields, and another line “---”',
      },
    ],
  };
}
