import type { ViteUserConfig } from 'astro';
import { notesBeside } from '../core/render/notes.ts';
import { toneRules } from '../core/render/tones.ts';

/** The style sheets that are written by code, by the names that they are imported by. */
const sheets: Record<string, () => string> = {
  'virtual:margent/chain.css': chainOfAnchors,
  'virtual:margent/tones.css': toneRules,
};

/** Returns a plugin with the style sheets that are written by code. */
export function writtenStyleSheets(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'margent:style-sheets',
    resolveId: (id) => (id in sheets ? `\0${id}` : undefined),
    load: (id) => sheets[id.replace(/^\0/, '')]?.(),
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
