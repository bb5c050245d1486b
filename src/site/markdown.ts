import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { isOwnId } from '../core/edition/anchors.ts';
import { scrolled } from '../core/render/prose.ts';
import { settingOf } from '../core/render/script.ts';
import { remarkGuideCode } from './guide-code.ts';
import { remarkGuideImages } from './guide-images.ts';
import { remarkGuideTerms } from './guide-terms.ts';
import { site } from './site.ts';

interface HastNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
}

/**
 * The Markdown of guides. The processor is named, since Astro's default one runs no remark
 * plugins; smart punctuation is off, since it changes what was written.
 */
export function markdown(base: string) {
  return unified({
    remarkPlugins: [remarkGfm, remarkGuideCode, remarkGuideImages, remarkGuideTerms],
    rehypePlugins: [[rehypeBase, base], rehypeOwnIds, rehypeSetting, rehypeTables],
    gfm: false,
    smartypants: false,
  });
}

/** Puts the base path before every address of the site, alignment into classes, and takes out what HTML does not know. */
function rehypeBase(base: string) {
  const prefix = base.replace(/\/$/, '');
  const visit = (node: HastNode): void => {
    const { href, style, align } = node.properties ?? {};
    // What stands behind the language of a block of code; HTML knows no such attribute.
    delete node.properties?.['metastring'];
    if (node.properties && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
      node.properties['href'] = prefix + href;
    }
    if (node.properties && (style !== undefined || align !== undefined)) {
      delete node.properties['style'];
      delete node.properties['align'];
      if (typeof align === 'string') node.properties['className'] = [`align-${align}`];
    }
    node.children?.forEach(visit);
  };
  return visit;
}

/** Names the headings whose words are the name of a part of the page; Astro names the others. */
function rehypeOwnIds() {
  const visit = (node: HastNode): void => {
    if (/^h[1-6]$/.test(node.tagName ?? '')) {
      const id = wordsOf(node).toLowerCase().trim().replaceAll(' ', '-');
      if (isOwnId(id)) node.properties = { ...node.properties, id: `s-${id}` };
    }
    node.children?.forEach(visit);
  };
  return visit;
}

/** Sets each block by its own letters, as prose is set everywhere. */
function rehypeSetting() {
  const visit = (node: HastNode): void => {
    if (/^(?:h[1-6]|p|li|blockquote|t[dh])$/.test(node.tagName ?? '')) {
      const { lang, dir } = settingOf(wordsOf(node), site().edition.about.language);
      node.properties = { ...node.properties, ...(lang && { lang }), ...(dir && { dir }) };
    }
    node.children?.forEach(visit);
  };
  return visit;
}

/** Puts each table into what it is scrolled in, as tables of other prose are. */
function rehypeTables() {
  const visit = (node: HastNode): void => {
    node.children?.forEach((child, index, children) => {
      if (child.tagName !== 'table') return visit(child);
      const properties = scrolled(headsOf(child), site().wording);
      children[index] = { type: 'element', tagName: 'div', properties, children: [child] };
    });
  };
  return visit;
}

function headsOf(node: HastNode): string[] {
  return node.tagName === 'th' ? [wordsOf(node)] : (node.children ?? []).flatMap(headsOf);
}

function wordsOf({ value = '', children = [] }: HastNode): string {
  return value + children.map(wordsOf).join('');
}
