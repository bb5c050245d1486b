import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Reference } from '../edition/references.ts';
import { worksOf } from './csl.ts';

/** Returns works as BibTeX, each under the key that notes cite it by. */
export function bibtex(references: readonly Reference[]): string {
  // The library would put a label of its own making in the place of a key.
  const { format } = plugins.config.get('@bibtex');
  format.checkLabel = false;
  format.useIdAsLabel = true;
  return String(plugins.output.format('bibtex', worksOf(references), { format: 'text' }));
}
