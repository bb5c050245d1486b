import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { scrolled } from '../core/render/prose.ts';
import { settingIn } from '../core/render/script.ts';
import { remarkGuideCode } from './guide-code.ts';
import { remarkGuideImages } from './guide-images.ts';
import { remarkGuideTerms } from './guide-terms.ts';
import { guideOf, siteOfGuide } from './guides.ts';
import type { Site } from './site.ts';

/** The file of a guide, as the processor knows it: by the name of its module. */
interface GuideFile {
  path?: string;
}

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
export function markdown() {
  return unified({
    remarkPlugins: [remarkGfm, remarkGuideCode, remarkGuideImages, remarkGuideTerms],
    rehypePlugins: [rehypeAddresses, rehypeOwnIds, rehypeSetting, rehypeTables],
    gfm: false,
    smartypants: false,
  });
}

/** Makes every address of the site one that is in the language of the page, puts alignment into classes, and takes out what HTML does not know. */
function rehypeAddresses() {
  const visit = (node: HastNode, site: Site): void => {
    const { href, style, align } = node.properties ?? {};
    // What stands behind the language of a block of code; HTML knows no such attribute.
    delete node.properties?.['metastring'];
    if (node.properties && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
      node.properties['href'] = site.href(href);
    }
    if (node.properties && (style !== undefined || align !== undefined)) {
      delete node.properties['style'];
      delete node.properties['align'];
      if (typeof align === 'string') node.properties['className'] = [`align-${align}`];
    }
    node.children?.forEach((child) => visit(child, site));
  };
  return onSite(visit);
}

/** Returns what visits a tree with the site that its guide is on. */
function onSite(visit: (node: HastNode, site: Site) => void) {
  return (tree: HastNode, { path }: GuideFile): void => visit(tree, siteOfGuide(path));
}

/** Gives the headings of a guide the ids that the edition knows. Without them Astro makes some. */
function rehypeOwnIds() {
  return (tree: HastNode, { path = '' }: GuideFile): void => {
    const anchors = guideOf(path, siteOfGuide(path))?.anchors.values();
    const visit = (node: HastNode): void => {
      const id = /^h[1-6]$/.test(node.tagName ?? '') && anchors?.next().value;
      if (typeof id === 'string') node.properties = { ...node.properties, id };
      node.children?.forEach(visit);
    };
    visit(tree);
  };
}

/** Sets each block by its own letters, as prose is set everywhere. */
function rehypeSetting() {
  const visit = (node: HastNode, site: Site, language: string | undefined): void => {
    if (/^(?:h[1-6]|p|li|blockquote|t[dh])$/.test(node.tagName ?? '')) {
      const { lang, dir } = settingIn(wordsOf(node), site.edition.about.language, language);
      node.properties = { ...node.properties, ...(lang && { lang }), ...(dir && { dir }) };
    }
    node.children?.forEach((child) => visit(child, site, language));
  };
  return (tree: HastNode, { path = '' }: GuideFile): void => {
    const site = siteOfGuide(path);
    visit(tree, site, guideOf(path, site)?.language);
  };
}

/** Puts each table into what it is scrolled in, as tables of other prose are. */
function rehypeTables() {
  const visit = (node: HastNode, site: Site): void => {
    node.children?.forEach((child, index, children) => {
      if (child.tagName !== 'table') return visit(child, site);
      const properties = scrolled(headsOf(child), site.wording);
      children[index] = { type: 'element', tagName: 'div', properties, children: [child] };
    });
  };
  return onSite(visit);
}

function headsOf(node: HastNode): string[] {
  return node.tagName === 'th' ? [wordsOf(node)] : (node.children ?? []).flatMap(headsOf);
}

function wordsOf({ value = '', children = [] }: HastNode): string {
  return value + children.map(wordsOf).join('');
}
