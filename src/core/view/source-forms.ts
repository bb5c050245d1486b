import { type SourceForm, sourceForms } from '../edition/forms.ts';
import type { Rendering } from '../render/context.ts';
import { fileBeside } from '../render/file-beside.ts';

/** A form in which a source is to be had as data, with its media type and its address. */
interface ShownForm {
  form: SourceForm;
  type: string;
  href: string;
}

const types: Record<SourceForm, string> = {
  annotations: 'application/ld+json',
  model: 'application/json',
  tei: 'application/tei+xml',
  text: 'text/plain',
};

/** Returns those of some forms in which a source is to be had. */
export function formsOf(
  id: string,
  rendering: Rendering,
  wanted: readonly SourceForm[],
): ShownForm[] {
  const { forms } = rendering.edition.about;
  return wanted
    .filter((form) => forms.includes(form))
    .map((form) => ({
      form,
      type: types[form],
      href: fileBeside(`/sources/${id}/`, sourceForms[form], rendering),
    }));
}
