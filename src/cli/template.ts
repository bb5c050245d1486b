import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { append } from '../core/page/append.ts';
import { quoted } from '../io/command.ts';
import { isFolder, isSame } from '../io/locate.ts';
import { toolManifest } from '../io/manifest.ts';
import { readRegularText } from '../io/read.ts';
import { isPackage, toolFolder } from '../io/root.ts';
import type { FileChange } from '../io/write.ts';
import { type Beginning, isOfEmpty, writtenAbout } from './beginning.ts';
import { editionCommands } from './commands.ts';
import { workflowPaths, workflowsFor } from './shard-workflow.ts';
import { isLocalIn } from './submodule.ts';

/** What an edition of one's own has as this one has it. */
const shared = [
  '.github/ISSUE_TEMPLATE/correction.yml',
  '.github/pull_request_template.md',
  '.vscode/extensions.json',
  '.vscode/margent.code-snippets',
  '.vscode/schemas/addresses.json',
  '.vscode/schemas/comparison.json',
  '.vscode/schemas/edition-words.json',
  '.vscode/schemas/edition.json',
  '.vscode/schemas/entry-words.json',
  '.vscode/schemas/entry.json',
  '.vscode/schemas/source-words.json',
  '.vscode/schemas/source.json',
  '.vscode/schemas/timeline-words.json',
  '.vscode/schemas/timeline.json',
  '.vscode/settings.json',
  '.vscode/tasks.json',
];

const aboutPath = 'content/edition.yaml';

/** Files of which each line stands for itself: those that are missing are added. */
const lists = new Set(['.gitattributes', '.gitignore']);

/** What a folder lacks of what an edition begins with. */
export interface Lacking {
  changes: FileChange[];
  /** What is there already, and stays as it is. */
  left: string[];
}

/** Returns what the folder `dir`, which need not be there, is to get. Where an edition is, it gets no invented source. */
export function lackingIn(dir: string, beginning: Beginning = {}): Lacking {
  const hasBegun = isBegun(dir);
  const lacking: Lacking = { changes: [], left: [] };
  for (const [path, bytes] of filesFor(dir, beginning)) {
    if (hasBegun && /^(?:content|seeds)\//.test(path)) continue;
    if (!existsSync(join(dir, path))) lacking.changes.push({ path, bytes });
    else {
      const was = lists.has(path) ? readRegularText(join(dir, path)) : undefined;
      if (was === undefined) lacking.left.push(path);
      else append(lacking.changes, withLines({ path, was }, String(bytes)));
    }
  }
  return lacking;
}

/** Whether something of an edition is in the folder `dir`. */
export function isBegun(dir: string): boolean {
  return ['content', 'seeds'].some(
    (name) => isFolder(join(dir, name)) && readdirSync(join(dir, name)).length > 0,
  );
}

/** Returns what adds the lines to a list that it lacks; nothing where it lacks none. */
export function withLines(
  { path, was }: { path: string; was: string },
  lines: string,
): FileChange[] {
  const there = new Set(was.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.split('\n').filter((line) => line !== '' && !there.has(line));
  if (missing.length === 0) return [];
  const end = was === '' || was.endsWith('\n') ? '' : '\n';
  return [{ path, was, bytes: `${was}${end}${missing.join('\n')}\n` }];
}

/** Returns the paths of the files that a new edition in `dir` begins with. */
export function pathsFor(dir: string): Set<string> {
  return new Set([...filesFor(dir).keys(), ...workflowPaths]);
}

/** Returns the files of a new edition in `dir` by their paths in it. */
function filesFor(dir: string, beginning: Beginning = {}): Map<string, Uint8Array | string> {
  const manifest = { private: true, ...manifestFor(dir) };
  const about = (bytes: Uint8Array) => writtenAbout(Buffer.from(bytes).toString(), beginning);
  return new Map<string, Uint8Array | string>([
    ...templateFiles('src/template')
      .filter(([path]) => !beginning.empty || isOfEmpty(path))
      .map(([path, bytes]) => [path, path === aboutPath ? about(bytes) : bytes] as const),
    ...templateFiles(isPackage ? 'src/template-package' : 'src/template-submodule'),
    ...workflowsFor(beginning),
    ...shared.map((path) => [path, readFileSync(join(toolFolder, path))] as const),
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

/** Returns the files of a folder of the tool by the paths that they have in an edition. */
export function templateFiles(
  name: 'src/template' | 'src/template-package' | 'src/template-submodule',
): [string, Uint8Array][] {
  const folder = join(toolFolder, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  // npm takes a file of the other name for a list of what the package is not to have, and leaves it out.
  return paths.sort().map((path) => {
    return [path === 'gitignore' ? '.gitignore' : path, readFileSync(join(folder, path))];
  });
}

/** What package.json of an edition says of the tool. */
export interface ToolManifest {
  scripts: Record<string, string>;
  dependencies?: Record<string, string>;
}

/** Returns what package.json of the edition in `dir` says of the tool, which it has as this one is: a package or a submodule. */
export function manifestFor(dir: string): ToolManifest {
  return isPackage ? packageManifest() : { scripts: scriptsFor(dir) };
}

/** Returns what package.json of an edition says that has the tool as a package. */
export function packageManifest(): Required<ToolManifest> {
  const { name, version } = toolManifest();
  return {
    scripts: Object.fromEntries(editionCommands.map((command) => [command, `${name} ${command}`])),
    dependencies: { [name]: `^${version}` },
  };
}

/**
 * Returns the scripts of the edition in `dir`: one for each command, and two for the tool as a submodule. They are read
 * by sh and by cmd.
 */
function scriptsFor(dir: string): Record<string, string> {
  const tool = toolFrom(dir);
  const commands = editionCommands.map((name): [string, string] => [
    name,
    `node ${quoted(`${tool}/src/cli/margent.js`)} ${name}`,
  ]);
  return {
    setup: `git submodule update --init && npm --prefix ${quoted(tool)} ci`,
    ...Object.fromEntries(commands),
    update: `git submodule update --init --remote && npm --prefix ${quoted(tool)} ci`,
  };
}

/** The way from an edition to the tool: into its submodule, or, wherever both may be moved together, beside it. */
function toolFrom(dir: string): string {
  return isSame(join(dir, 'margent'), toolFolder)
    ? 'margent'
    : relative(dir, toolFolder).replaceAll('\\', '/');
}

/** Whether the edition in `dir` has the tool as a submodule, under an address that is only a path (gitmodules(5)). */
export function isToolLocal(dir: string): boolean {
  return isLocalIn(readRegularText(join(dir, '.gitmodules')) ?? '');
}
