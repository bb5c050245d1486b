import type { ViteUserConfig } from 'astro';
import { notesBeside } from '../core/render/notes.ts';

const name = 'virtual:margent/chain.css';

/**
 * Returns a plugin with the style sheet that names the anchors of each mark and note, and of the note before it
 * (CSS Anchor Positioning 1, §2): rules that no selector can count out, so they are written by a loop.
 */
export function chainOfAnchors(): NonNullable<ViteUserConfig['plugins']>[number] {
  const rules = Array.from({ length: notesBeside }, (_, index) => {
    const number = index + 1;
    return `.n${number}{--m:--m${number};--n:--n${number};--p:--n${index}}`;
  });
  return {
    name: 'margent:chain',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? rules.join('\n') : undefined),
  };
}
