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

/** Whether one of these silences is about a fault. */
export function isSuppressed({ code, place }: Finding, silences: readonly Suppression[]): boolean {
  if (code === neverSuppressed) return false;
  return silences.some((silence) => silence.warning === code && silence.files.includes(place.file));
}

function placeOf(file: string, fields: Record<string, Place>, index: number): Place {
  return { file, ...fields[`silence.${index}.warning`] };
}
