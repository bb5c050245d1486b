import type { ViteUserConfig } from 'astro';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EditionData } from '../core/edition/schema/edition.ts';
import { toolFolder } from '../io/root.ts';
import { site } from './site.ts';

/** What names the typeface that texts and headings are set in. */
const named = ['src/styles/fonts.css', 'src/styles/tokens.css', 'src/components/Fonts.astro'];

/**
 * Returns a plugin that sets an edition in the sans that comes along where it asks for that: both typefaces are of one
 * maker, and their packages have files for the same scripts, so that the one stands where the other is named. No file of the
 * other is published.
 */
export function ownTypeface(): NonNullable<ViteUserConfig['plugins']>[number] {
  const paths = new Set(named.map((path) => join(toolFolder, path).replaceAll('\\', '/')));
  return {
    name: 'margent:typeface',
    enforce: 'pre',
    load: (id) =>
      paths.has(id) ? inTypeface(site().edition.about, readFileSync(id, 'utf8')) : undefined,
  };
}

/** Returns rules or code with the typeface of an edition where the serif is named. */
export function inTypeface({ appearance }: EditionData, text: string): string {
  if (appearance?.font !== 'sans') return text;
  // The folder of its package: what the tool needs may lie among the packages of an edition.
  const folder = new URL('.', import.meta.resolve('@fontsource/source-sans-3/LICENSE'));
  const path = fileURLToPath(folder).replaceAll('\\', '/').replace(/\/$/, '');
  return text
    .replaceAll('@fontsource/source-serif-4', path)
    .replaceAll('source-serif-4', 'source-sans-3')
    .replaceAll('Source Serif 4', 'Source Sans 3');
}
