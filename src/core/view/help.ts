import { headingAnchors } from '../edition/anchors.ts';
import type { ProseNode } from '../page/model.ts';
import type { Rendering } from '../render/context.ts';
import { html } from '../render/hast.ts';
import { renderProse } from '../render/prose.ts';

/** Returns what a page of help says, HTML. Its headings are of the level that they are written in. */
export function helpHtml(rendering: Rendering, prose: readonly ProseNode[]): string {
  const anchors = headingAnchors(prose)[Symbol.iterator]();
  return html(renderProse(prose, { ...rendering, anchors, shift: 0 }));
}
