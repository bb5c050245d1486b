import type { Definition, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { ImageSize } from '../core/edition/image-size.ts';
import { imageName } from '../core/edition/image.ts';
import { site } from './site.ts';

/**
 * Leads the images of guides to the files beside them, and says how large they are, so that nothing moves when they
 * come. They are served as they are: Astro, which would take each for a module, gets addresses of the site.
 */
export function remarkGuideImages() {
  return (tree: Root): void => {
    const definitions = new Map<string, Definition>();
    visit(tree, (node) => {
      if (node.type === 'definition' && !definitions.has(node.identifier))
        definitions.set(node.identifier, node);
    });
    visit(tree, (node) => {
      if (node.type === 'imageReference') {
        const url = definitions.get(node.identifier)?.url ?? '';
        Object.assign(node, { type: 'image', url });
      }
      if (node.type === 'image') {
        const { url, size } = shownAs(node.url);
        node.url = url;
        node.data = { ...node.data, hProperties: { ...size } };
      }
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') leadElement(node);
    });
  };
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

/** The address of an image on the site; what leads elsewhere is a fault, and is not followed. */
function shownAs(written: string): { url: string; size?: ImageSize } {
  const name = imageName(written);
  const { edition, href } = site();
  if (name === undefined) return { url: /^(?:[a-z]+:|\/)/i.test(written) ? written : 'data:,' };
  const size = edition.images.get(`content/guides/${name}`)?.size;
  return { url: href(`/guides/${name}`), ...(size && { size }) };
}

function leadElement({ name, attributes }: MdxJsxFlowElement | MdxJsxTextElement): void {
  if (name !== 'img') return;
  const own = (word: string) =>
    attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === word);
  const address = own('src');
  if (typeof address?.value !== 'string') return;
  const { url, size } = shownAs(address.value);
  address.value = url;
  // What the maintainers say of its size stands.
  if (own('width') || own('height')) return;
  for (const [word, value] of Object.entries(size ?? {}))
    attributes.push({ type: 'mdxJsxAttribute', name: word, value: String(value) });
}
