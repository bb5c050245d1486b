import { type CSL, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Reference } from '../edition/references.ts';
import { worksOf } from './csl.ts';

/** Returns works as BibTeX, each under the key that notes cite it by. */
export function bibtex(references: readonly Reference[]): string {
  return formatBibtex(worksOf(references));
}

/** Returns works in CSL-JSON as BibTeX, each under its id. */
export function formatBibtex(works: readonly CSL[]): string {
  // The library would put a label of its own making in the place of a key; and BibTeX has long read more than ASCII.
  // What it is told is told anew each time, since it keeps that for all who use it.
  Object.assign(plugins.config.get('@bibtex').format, {
    asciiOnly: false,
    checkLabel: false,
    useIdAsLabel: true,
  });
  return String(plugins.output.format('bibtex', [...works], { format: 'text' }));
}
