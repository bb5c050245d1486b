import { stringify } from 'yaml';
import type { TextFile } from '../page/file.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { type PermalinksData, permalinksSchema } from './schema/permalinks.ts';

/** Where the addresses that were published are listed. */
export const permalinksPath = 'content/addresses.yaml';

/** The addresses that an edition has promised to keep, and where those lead to that are gone. */
export interface Permalinks {
  data: PermalinksData;
  /** Where each stands: `published./glossary/npt/:key`, `published./sources/a/.0`, `redirects./glossary/npt/`. */
  fields: Record<string, Place>;
}

/** Reads `content/addresses.yaml`. Yields what YAML yields. */
export function readPermalinks(file: TextFile | undefined): Permalinks & { findings: Finding[] } {
  const nothing: PermalinksData = { published: {}, redirects: {} };
  if (!file) return { data: nothing, fields: {}, findings: [] };
  const { data = nothing, fields, findings } = readYaml(file, permalinksSchema);
  return { data, fields, findings };
}

/** Returns the file that promises `published`: pages and places in order, one page a line or more. */
export function writePermalinks(
  { redirects }: PermalinksData,
  published: Map<string, string[]>,
): string {
  const sorted = [...published].sort(([a], [b]) => (a < b ? -1 : 1));
  const pages = sorted.map(([page, places]) => {
    const names = [...places].sort();
    // The library writes a line end as one, which cannot be read again here.
    const flow = names.some((name) => name.includes('\n'))
      ? JSON.stringify(names)
      : stringify(names, { collectionStyle: 'flow', lineWidth: 0 }).trim();
    return `  ${stringify(page, { lineWidth: 0 }).trim()}: ${places.length > 0 ? flow : '[]'}\n`;
  });
  const moved = Object.keys(redirects).length > 0 ? stringify({ redirects }, { lineWidth: 0 }) : '';
  return `# What was published at these addresses stays there, or is led elsewhere under “redirects”.
# Written by npm run promise, but for the redirects.
published:${pages.length > 0 ? `\n${pages.join('')}` : ' {}\n'}${moved}`;
}
