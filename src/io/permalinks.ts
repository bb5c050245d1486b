import { permalinksOf } from '../core/edition/addresses.ts';
import { withoutDrafts } from '../core/edition/drafts.ts';
import type { CommandLine } from '../core/edition/files.ts';
import { permalinksPath, writePermalinks } from '../core/edition/permalinks.ts';
import { rawText } from '../core/page/file.ts';
import { type CheckedEdition, checkEdition } from './edition.ts';
import { writeFiles } from './write.ts';

/** What was promised: how many addresses are new, and how many stood there. */
export interface KeptPermalinks {
  checked: CheckedEdition;
  /** Absent where the edition has errors: then nothing is written. */
  added?: number;
  kept: number;
}

/**
 * Adds the addresses that the edition in `dir` has to those that it has promised, and keeps all of these. `command` says
 * how commands on it are typed.
 */
export function keepPermalinks(dir: string, command: CommandLine): KeptPermalinks {
  const checked = checkEdition(dir, { command });
  const { edition, problems } = checked;
  if (problems.some(({ severity }) => severity === 'error')) return { checked, kept: 0 };
  const { data } = edition.promises;
  const before = new Map(Object.entries(data.published));
  const all = new Map(before);
  for (const [page, places] of permalinksOf(withoutDrafts(edition))) {
    all.set(page, [...new Set([...(before.get(page) ?? []), ...places])]);
  }
  const kept = countOf(before);
  const file = edition.files.get(permalinksPath);
  const text = writePermalinks(data, all, file?.text);
  if (!file) writeFiles(dir, [{ path: permalinksPath, bytes: text }]);
  else if (rawText(file) !== text)
    writeFiles(dir, [{ path: permalinksPath, was: rawText(file), bytes: text }]);
  return { checked, added: countOf(all) - kept, kept };
}

function countOf(published: ReadonlyMap<string, string[]>): number {
  return [...published.values()].reduce((sum, places) => sum + 1 + places.length, 0);
}
