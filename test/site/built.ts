import { DomUtils, parseDocument } from 'htmlparser2';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileRow, Manifest } from '../../src/core/export/manifest.ts';
import type { BuiltSite } from './setup.ts';

type Node = Parameters<typeof DomUtils.textContent>[0];
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page of a built site, as it was written. Read with htmlparser2, which the build has no part in. */
export interface BuiltPage {
  /** Its address under the base path: `/sources/`. */
  path: string;
  html: string;
  /** All of its elements, in order. */
  elements: Element[];
}

/** Returns the paths of all files of a site, sorted, with `/` between. */
export function filesOf({ out }: Pick<BuiltSite, 'out'>): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(out.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** What a site says that can be saved: its parts, and all of their files together. */
export interface Saveable extends Manifest {
  files: FileRow[];
  bytes: number;
}

/** Returns what a site in a folder says that can be saved. */
export function manifestOf(out: string): Saveable {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(out, path), 'utf8'));
  const manifest = read('offline.json') as Manifest;
  const lists = manifest.parts.flatMap((part) => part.lists);
  const files = lists.flatMap(([path]) => read(path) as FileRow[]);
  return { ...manifest, files, bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0) };
}

/** Returns the pages of a site: what leads on from an address that is gone is none. */
export function pagesOf(site: Pick<BuiltSite, 'out'>): BuiltPage[] {
  return filesOf(site)
    .filter((file) => file.endsWith('.html') && !/^(?:pagefind|downloads)\//.test(file))
    .map((file) => readPage(site, file))
    .filter(({ elements }) => !elements.some((one) => attribute(one, 'http-equiv') === 'refresh'));
}

export function readPage({ out }: Pick<BuiltSite, 'out'>, file: string): BuiltPage {
  const html = readFileSync(join(out, file), 'utf8');
  const elements = DomUtils.getElementsByTagName('*', parseDocument(html), true);
  return { path: `/${file.replace(/index\.html$/, '')}`, html, elements };
}

/** Returns an attribute as text; undefined where it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  return DomUtils.getAttributeValue(element, name);
}

/** Returns whether an element is a row of the list of what stood at an address of the page and has moved. */
export function hasMoved({ parent }: Element): boolean {
  const list = parent?.parent;
  return list && 'attribs' in list ? list.attribs['class'] === 'moved' : false;
}

export function named(page: BuiltPage, name: string): Element[] {
  return page.elements.filter((element) => element.name === name);
}

/** Returns the text in an element. */
export function textOf(node: Node): string {
  return DomUtils.textContent(node);
}

/** Folds ASCII white space as the public contract has it; written anew here, so that it can disagree. */
export function fold(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '');
}

/** What an independent reader finds in a page under the public contract. */
export function readSource(page: BuiltPage) {
  const found = page.elements.filter((element) => attribute(element, 'data-seed') !== undefined);
  const [element] = found;
  if (!element || found.length > 1) throw new Error(`${page.path}: ${found.length} data-seed`);
  return {
    seed: attribute(element, 'data-seed') ?? '',
    sha256: attribute(element, 'data-sha256') ?? '',
    encoding: attribute(element, 'data-encoding') ?? '',
    text: fold(withoutApparatus(element)),
  };
}

function withoutApparatus(node: Element | Element['children'][number]): string {
  if ('attribs' in node && 'data-apparatus' in node.attribs) return '';
  if ('children' in node) return node.children.map((child) => withoutApparatus(child)).join('');
  return node.type === 'text' && 'data' in node ? String(node.data) : '';
}
