import type { PublishedSource } from '../../edition/published.ts';
import { el, type Node, text } from '../../render/hast.ts';
import type { ShownEdition } from '../../view/shown.ts';
import type { ProseNode } from '../../page/model.ts';
import { teiAnnotations } from './annotations.ts';
import type { TeiContext } from './context.ts';
import { sourceHeader } from './header.ts';
import { teiProse } from './prose.ts';
import { teiBody } from './text.ts';
import { declaration, namespace, serialize } from './xml.ts';

/**
 * Returns a source as a document of TEI P5: what its fields say as the header, its text as the body, with the names that TEI has for how
 * the original looks, and what the editors say of it beside. It points to the document of the edition, `tei.xml`, for entries and works.
 */
export function sourceTei(source: PublishedSource, rendering: ShownEdition): string {
  const { page } = source;
  const context: TeiContext = { ...rendering, root: '../../', page: `/sources/${page.id}/` };
  const { language } = rendering.edition.about;
  const { body, ...ids } = teiBody(source, context);
  const annotations = teiAnnotations(source, ids, context);
  const lines = (nodes: Node[]) => nodes.flatMap((node) => [text('\n'), node]);
  const document = el('TEI', { xmlns: namespace, 'xml:lang': language }, [
    ...lines([
      sourceHeader(source, context),
      ...(annotations.length === 0 ? [] : [el('standOff', {}, lines(annotations))]),
      el('text', { 'xml:lang': page.data.language }, [
        ...lines([
          ...commentary('front', page.before, context),
          body,
          ...commentary('back', page.after, context),
        ]),
        text('\n'),
      ]),
    ]),
    text('\n'),
  ]);
  return `${declaration}${serialize([document])}\n`;
}

/** What the editors say before and after a text. */
function commentary(tag: 'front' | 'back', prose: readonly ProseNode[], context: TeiContext) {
  if (prose.length === 0) return [];
  return [el(tag, {}, [el('div', { type: 'commentary' }, teiProse(prose, context))])];
}
