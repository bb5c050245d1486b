import type { Definition, Image, Nodes, Root } from 'mdast';
import { imageAt } from '../core/edition/image.ts';
import { nodesOf } from '../core/page/nodes.ts';
import { imageProperties } from '../core/render/image.ts';
import { site } from './site.ts';

/**
 * Leads the images of guides to their files in the site, and says how large they are, so that nothing moves when they
 * come. Astro, which would take each for a module, gets addresses of the site.
 */
export function remarkGuideImages() {
  return (tree: Root): void => {
    const definitions = new Map<string, Definition>();
    for (const node of nodesOf('definition', [tree]))
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    for (const node of nodesOf('imageReference', [tree])) {
      const url = definitions.get(node.identifier)?.url ?? '';
      Object.assign(node, { type: 'image', url } satisfies Partial<Nodes>);
    }
    for (const node of nodesOf('paragraph', [tree])) {
      const [image, ...more] = node.children;
      if (image?.type !== 'image' || more.length > 0 || !image.title || !isLight(image)) continue;
      node.data = { hName: 'figure', hProperties: { className: ['picture'] } };
      const caption = { type: 'text' as const, value: image.title };
      node.children.push({ type: 'emphasis', data: { hName: 'figcaption' }, children: [caption] });
      image.title = null;
    }
    for (const node of nodesOf('image', [tree])) {
      const { src, ...properties } = propertiesOf(node);
      // What leads elsewhere is a fault, and is not followed.
      node.url = src === undefined ? 'data:,' : String(src);
      node.data = { ...node.data, hProperties: properties };
    }
  };
}

/** Whether an image lies in content/images: those beside guides are set as they always were. */
function isLight(node: Image): boolean {
  return 'loading' in propertiesOf(node);
}

function propertiesOf({ url }: Image): ReturnType<typeof imageProperties> {
  const { edition, href } = site();
  const image = imageAt(url, 'content/guides/', edition.images);
  return image ? imageProperties(image, href) : {};
}
