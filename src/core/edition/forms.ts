/** The files in which each source stands beside its page as data, by the names of these forms in `edition.yaml`. */
export const sourceForms = {
  annotations: 'annotations.json',
  model: 'source.json',
  tei: 'tei.xml',
  text: 'text.txt',
} as const;

/** A form in which each source stands beside its page as data. */
export type SourceForm = keyof typeof sourceForms;

/** All of them. */
export const allForms = Object.keys(sourceForms) as [SourceForm, ...SourceForm[]];

/** Returns the path of a source in a form, in the folder of the site. */
export function formPath(id: string, form: SourceForm): string {
  return `sources/${id}/${sourceForms[form]}`;
}
