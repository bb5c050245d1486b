import type { Definition, Nodes, Root } from 'mdast';
import { imageName } from '../core/edition/image.ts';
import { nodesOf } from '../core/page/nodes.ts';
import { site } from './site.ts';

/**
 * Leads the images of guides to the files beside them, and says how large they are, so that nothing moves when they
 * come. They are served as they are: Astro, which would take each for a module, gets addresses of the site.
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
    for (const node of nodesOf('image', [tree])) {
      const name = imageName(node.url);
      const { edition, href } = site();
      // What leads elsewhere is a fault, and is not followed.
      node.url = name === undefined ? 'data:,' : href(`/guides/${name}`);
      const size = edition.images.get(`content/guides/${name ?? ''}`)?.size;
      node.data = { ...node.data, hProperties: { ...size } };
    }
  };
}
