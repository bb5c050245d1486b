import type { ViteUserConfig } from 'astro';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesBeside } from '../core/render/notes.ts';
import { columnWidths, paperRule } from '../core/render/columns.ts';
import { toneRules } from '../core/render/tones.ts';
import { languagesOf } from '../core/edition/languages.ts';
import { hasOriginals, hasScans, hasTables } from '../core/view/shown.ts';
import { toolFolder } from '../io/root.ts';
import { site } from './site.ts';

/** The style sheets that are written by code, by the names that they are imported by; `all` tells whether what no page needs is to be there. */
const sheets: Record<string, (all: boolean) => string> = {
  'virtual:margent/chain.css': chainOfAnchors,
  'virtual:margent/rendition.css': (all) => (all || hasOriginals(site()) ? renditionRules() : ''),
  'virtual:margent/scans.css': (all) => (all || hasScans(site()) ? rulesIn('scans') : ''),
  'virtual:margent/columns.css': (all) => (all || hasTables(site()) ? columnRules() : ''),
  'virtual:margent/languages.css': (all) =>
    all || languagesOf(site().edition.about).length > 1 ? rulesIn('languages') : '',
  'virtual:margent/tones.css': toneRules,
};

/** Returns the rules for how the original looks, which only editions have that tell it. */
export function renditionRules(): string {
  return rulesIn('rendition');
}

/** Returns the rules for blocks that stand in columns, which only editions have that have some. */
export function columnRules(): string {
  return rulesIn('columns') + columnWidths() + paperRule();
}

function rulesIn(name: string): string {
  return readFileSync(join(toolFolder, `src/styles/${name}.css`), 'utf8');
}

/** Returns a plugin with the style sheets that are written by code: those that the edition needs, or `all`, as while somebody writes. */
export function writtenStyleSheets(all: boolean): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'margent:style-sheets',
    resolveId: (id) => (id in sheets ? `\0${id}` : undefined),
    load: (id) => sheets[id.replace(/^\0/, '')]?.(all),
  };
}

/**
 * Returns the rules that name the anchors of each mark and note, and of the note before it (CSS Anchor Positioning 1,
 * §2): no selector can count them out, so they are written by a loop.
 */
function chainOfAnchors(): string {
  const rules = Array.from({ length: notesBeside }, (_, index) => {
    const number = index + 1;
    return `.n${number}{--m:--m${number};--n:--n${number};--p:--n${index}}`;
  });
  return rules.join('\n');
}
