import { readdirSync } from 'node:fs';
import { count } from '../core/text/count.ts';

/** How many files some hosts take: Cloudflare Pages, where nothing is paid. */
const usualLimit = 20_000;

/** Returns what the build says of a site in `folder` that has more files than some hosts take; undefined where it has not. */
export function tellFiles(folder: string, most = usualLimit): string | undefined {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).length;
  if (files <= most) return undefined;
  return `the site has ${count(files, 'file')}, and some hosts take ${most}: “forms” in content/edition.yaml says as which data each source stands beside its page, and “forms: []” leaves them all out`;
}
