import { stringify } from 'yaml';
import { type TextFile, textFile } from '../page/file.ts';
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

/**
 * Returns the file that promises `published`: pages and places in order, one page a line or more. What is led elsewhere
 * stays as it is written in the text of the file as it `was`, with its remarks.
 */
export function writePermalinks(
  { redirects }: PermalinksData,
  published: Map<string, string[]>,
  was = '',
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
  const moved = redirectsIn(was, redirects) ?? writeRedirects(redirects);
  return `# What was published at these addresses stays there, or is led elsewhere under “redirects”.
# Written by npm run promise, but for the redirects.
published:${pages.length > 0 ? `\n${pages.join('')}` : ' {}\n'}${moved}`;
}

function writeRedirects(redirects: PermalinksData['redirects']): string {
  return Object.keys(redirects).length > 0 ? stringify({ redirects }, { lineWidth: 0 }) : '';
}

/** Returns the lines of a file that say what is led elsewhere; undefined where they are not written as lines of their own. */
function redirectsIn(text: string, redirects: PermalinksData['redirects']): string | undefined {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const keys = lines.flatMap((line, at) => (/^[^\s#]/.test(line) ? [at] : []));
  const first = keys.find((at) => lines[at]?.startsWith('redirects:'));
  if (first === undefined) return undefined;
  const next = keys.find((at) => at > first);
  // Remarks above are on it, but for those at the head of the file.
  let from = first;
  while (keys.indexOf(first) > 0 && lines[from - 1]?.startsWith('#')) from--;
  const own = `${lines.slice(from, next).join('\n').trimEnd()}\n`;
  const { data } = readYaml(textFile(permalinksPath, own), permalinksSchema);
  return data && isSame(data.redirects, redirects) ? own : undefined;
}

function isSame(a: Record<string, string>, b: Record<string, string>): boolean {
  return JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b));
}
