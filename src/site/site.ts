import type { PublishedSource } from '../core/edition/published.ts';
import type { Seed } from '../core/edition/seed.ts';
import type { ShownEdition } from '../core/view/shown.ts';
import type { Signature, Signed } from '../io/signature.ts';
import type { Citations } from './citations.ts';
import type { Help } from './help.ts';
import type { Problem } from '../core/problem.ts';

/** What the pages draw: an edition without drafts ready to be rendered, and the faults of all of it. */
export interface Site extends ShownEdition {
  /** The folder that its pages are in: '' but for the further languages of an edition. */
  folder: string;
  problems: Problem[];
  /** How sources are cited. */
  citations: Citations;
  /** Returns the tool's own pages; absent where the site is to have none of them. */
  help?: () => Help;
  /**
   * Whether a page is kept from an earlier build, by its file in the site and a digest of all that it is made of: then it is not
   * drawn. Absent where all pages are.
   */
  kept?: (file: string, key: string) => boolean;
  /** Makes what else is made of a source whose page is drawn, so that it is read once; absent where nothing is. */
  alongside?: (source: PublishedSource) => Promise<void>;
  /** The sources whose pages are drawn here: all of them, but where the site is built in shares. */
  drawn: readonly PublishedSource[];
  /** The seeds that are put into the site here. */
  seeds: readonly Seed[];
  /** Whether what is of no source is drawn here: lists, entries, guides, help. */
  isWhole: boolean;
  /** How large the seeds of the whole edition are, and the texts on them, in bytes. */
  size: number;
  /** Who has signed the list of hashes, with the files of the signature; absent where nobody has. */
  signature?: Signature & Signed;
  /** A digest of what all pages have in common: the code, the addresses, and every file that is no source. */
  digest: string;
}

/*
 * The integration reads the edition once and puts it here. Pages are bundled and run apart from it, in the same
 * process, so a module of our own would be there twice: the global registry of symbols is what both share.
 */
const key = Symbol.for('margent.site');
const shared: object & { [key]?: Sites } = globalThis;

/** A site in each of its languages: the first, which has what stands there once, and the others. */
export type Sites = readonly [Site, ...Site[]];

/** Makes a site the one that is being built or served. */
export function provideSite(...sites: Sites): void {
  shared[key] = sites;
}

/** Returns the site that is being built or served, in each of its languages. */
export function sites(): Sites {
  const provided = shared[key];
  if (!provided) throw new Error('the integration has not provided the site');
  return provided;
}

/** Returns the path of a page in a language, whose pages are in a folder, from that of the same among the pages of the first. */
export function pathIn(folder: string, path: string): string {
  return `/${folder}${path.slice(1)}`;
}

/** Returns the site in the language of a route, as Astro has its pattern: `/en/sources/[id]`; without one, in its first. */
export function site(route = '/'): Site {
  const [first, ...others] = sites();
  return others.find(({ folder }) => `${route}/`.startsWith(`/${folder}`)) ?? first;
}
