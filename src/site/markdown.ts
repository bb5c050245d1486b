import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { remarkGuideImages } from './guide-images.ts';

interface HastNode {
  type: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
}

/**
 * The Markdown of guides. The processor is named, since Astro's default one runs no remark
 * plugins; smart punctuation is off, since it changes what was written.
 */
export function markdown(base: string) {
  return unified({
    remarkPlugins: [remarkGfm, remarkGuideImages],
    rehypePlugins: [[rehypeBase, base]],
    gfm: false,
    smartypants: false,
  });
}

/** Puts the base path before every address of the site, and alignment into classes. */
function rehypeBase(base: string) {
  const prefix = base.replace(/\/$/, '');
  const visit = (node: HastNode): void => {
    const { href, style, align } = node.properties ?? {};
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
