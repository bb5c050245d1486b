import type { Code } from '../faults.ts';
import type { Finding, Place } from '../problem.ts';
import type { Edition } from './edition.ts';

/** A warning that an edition has looked at and lets stand. */
export interface Suppression {
  /** The name of the fault, and the files in which it is silenced. */
  warning: string;
  files: readonly [string, ...string[]];
  /** Where that is written. */
  place: Place;
}

/** The one fault that cannot be silenced although it is a warning's: silence would have no end. */
export const neverSuppressed = 'silence-unused' satisfies Code;

/**
 * Returns what an edition silences: a page's frontmatter for the page and its seed, that of an entry or a comparison for
 * itself, and
 * edition.yaml for itself or for the file that it names.
 */
export function suppressionsOf({
  about,
  aboutFields,
  sources,
  glossary,
  comparisons,
}: Edition): Suppression[] {
  const path = 'content/edition.yaml';
  const own = (about.silence ?? []).map(({ warning, file = path }, index): Suppression => ({
    warning,
    files: [file],
    place: placeOf(path, aboutFields, index),
  }));
  const pages = sources.flatMap(
    ({ page: { data, file, fields } }) =>
      data?.silence?.map(({ warning }, index): Suppression => ({
        warning,
        files: [file, `seeds/${data.seed}`],
        place: placeOf(file, fields, index),
      })) ?? [],
  );
  const entries = [...glossary.values(), ...comparisons].flatMap(({ data, file, fields }) =>
    (data?.silence ?? []).map(({ warning }, index): Suppression => ({
      warning,
      files: [file],
      place: placeOf(file, fields, index),
    })),
  );
  return [...own, ...pages, ...entries];
}

/** Returns a test of whether one of these silences is about a fault. */
export function suppressing(silences: readonly Suppression[]): (finding: Finding) => boolean {
  const silenced = new Map<string, Set<string>>();
  for (const { warning, files } of silences) {
    const known = silenced.get(warning) ?? new Set();
    for (const file of files) known.add(file);
    silenced.set(warning, known);
  }
  return ({ code, place }) =>
    code !== neverSuppressed && (silenced.get(code)?.has(place.file) ?? false);
}

function placeOf(file: string, fields: Record<string, Place>, index: number): Place {
  return { file, ...fields[`silence.${index}.warning`] };
}
