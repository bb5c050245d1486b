import { withYaml } from '../core/edit/front.ts';
import { editionSchema } from '../core/edition/schema/edition.ts';
import { UsageError } from './options.ts';

/** What somebody says of an edition that is begun; what is not said is as the sample has it. */
export interface Beginning {
  title?: string | undefined;
  /** What its sources are. */
  description?: string | undefined;
  language?: string | undefined;
  /** On what terms the annotations may be used; '' where that is not decided. */
  licence?: string | undefined;
  /** Whether it has nothing in it yet, and not the sample. */
  empty?: boolean | undefined;
  /** In how many shares it is built, by which forge; at once where that is not said. */
  shards?: string | undefined;
  forge?: string | undefined;
}

/** The fields of edition.yaml among them. */
const fields = ['title', 'description', 'language', 'licence'] as const;

/** Returns what is expected of a field of edition.yaml that cannot have a value; undefined where it can. */
export function faultOfField(name: (typeof fields)[number], value: string): string | undefined {
  const { success, error } = editionSchema.shape[name].safeParse(value);
  return success ? undefined : error.issues[0]?.message;
}

/** Throws a UsageError for what an edition cannot have. */
export function refuseUnfit(beginning: Beginning): void {
  for (const name of fields) {
    const value = beginning[name];
    const expected = value === undefined ? undefined : faultOfField(name, value);
    if (expected !== undefined)
      throw new UsageError(`Unexpected --${name} “${value ?? ''}”, expected ${expected}`);
  }
}

/** Whether a file of the sample is one that an edition without it begins with, too. */
export function isOfEmpty(path: string): boolean {
  return path === 'content/edition.yaml' || !/^(?:content|seeds)\//.test(path);
}

/** Returns edition.yaml as it was said to be. */
export function writtenAbout(text: string, beginning: Beginning): string {
  return withYaml(text, (about) => {
    // It tells of the sample.
    if (beginning.empty) about.delete('description');
    for (const name of fields) {
      const value = beginning[name];
      if (value === '') about.delete(name);
      else if (value !== undefined) about.set(name, value);
    }
  });
}
