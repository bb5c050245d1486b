import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fromTyped } from '../io/locate.ts';
import { root } from '../io/root.ts';
import { writeFiles } from '../io/write.ts';
import { lockEdition } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';

const usage = `npm run init -- <folder>

Writes a small edition that checks and builds: a source with a claim and its note, two glossary entries, a reference,
edition.yaml, what VS Code completes from, and a workflow that publishes it. Nothing is ever overwritten.`;

/** What an edition of one's own has as this one has it. */
const shared = [
  '.github/ISSUE_TEMPLATE/correction.yml',
  '.github/pull_request_template.md',
  '.vscode/extensions.json',
  '.vscode/margent.code-snippets',
  '.vscode/schemas/addresses.json',
  '.vscode/schemas/edition.json',
  '.vscode/schemas/entry.json',
  '.vscode/schemas/source.json',
  '.vscode/schemas/timeline.json',
  '.vscode/settings.json',
  '.vscode/tasks.json',
];

async function main(): Promise<number> {
  const { values, positionals } = readOptions({}, true);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0 || values.edition !== undefined) {
    throw new UsageError('Unexpected arguments, expected the name of one folder');
  }
  const folder = fromTyped(name);
  await lockEdition(folder);
  const files = filesOf();
  const there = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (there.length > 0) {
    throw new UsageError(
      `Unexpected ${there.join(', ')} in “${folder}”, expected a folder without: nothing is overwritten`,
    );
  }
  writeFiles(
    folder,
    [...files].map(([path, bytes]) => ({ path, bytes })),
  );
  console.log(`${files.size} files written in ${folder}
  next: npm run dev -- --edition ${folder}`);
  return 0;
}

/** Returns the files of a new edition by their paths in it. */
function filesOf(): Map<string, Uint8Array | string> {
  const template = join(root, 'src/template');
  const own = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(template, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return new Map<string, Uint8Array | string>([
    ...own.sort().map((path) => [path, readFileSync(join(template, path))] as const),
    ...shared.map((path) => [path, asSubmodule(readFileSync(join(root, path), 'utf8'))] as const),
  ]);
}

/** The commands where the tool is a folder `margent` of the edition. */
function asSubmodule(text: string): string {
  return text
    .replaceAll(
      'npm run -s check -- --all',
      'npm --prefix margent run -s check -- --all --edition \\"${workspaceFolder}\\"',
    )
    .replaceAll('`npm run check`', '`npm --prefix margent run check`');
}

if (import.meta.main) await run(usage, main);
