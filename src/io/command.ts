import { join, relative } from 'node:path';
import type { CommandLine } from '../core/edition/files.ts';
import { type Caller, editionHere, isSame, isWithin, typedFolder } from './locate.ts';
import { readRegularText } from './read.ts';
import { isPackage, toolFolder } from './root.ts';

/**
 * Returns how commands on the edition in `dir` are typed in the folder where this one was: by the scripts of the
 * edition where it has them, else by those of the tool, which as a package is a program itself.
 */
export function commandsOf(dir: string, caller: Caller): CommandLine {
  const typed = typedFolder(caller);
  const own = scriptsIn(dir);
  const isHere = isSame(editionHere(caller) ?? toolFolder, dir);
  const ofEdition = scriptsFrom(typed, dir);
  const ofTool = isPackage ? ofProgram : scriptsFrom(typed, toolFolder);
  return (name, words = '') => {
    if (own.has(name)) return ofEdition(name, words);
    const named = isHere ? '' : `--edition ${quoted(wayTo(dir, typed))}`;
    return ofTool(name, [words, named].filter((part) => part !== '').join(' '));
  };
}

/** Returns how a command is typed here that is about the edition here, or about none. */
export function commandsHere(caller: Caller): CommandLine {
  return commandsOf(editionHere(caller) ?? toolFolder, caller);
}

/** How a command of the package is called wherever npm finds it, which is also in a registry. */
function ofProgram(name: string, words: string): string {
  return `npx margent ${name}${words === '' ? '' : ` ${words}`}`;
}

/** Returns how the packages of the edition in `dir` are fetched, typed where this command was. */
export function installCommand(dir: string, caller: Caller): string {
  return `npm${prefixTo(dir, typedFolder(caller))} install`;
}

/** Returns how scripts of the package in `folder` are called in the folder `typed`. */
function scriptsFrom(typed: string, folder: string): (name: string, words: string) => string {
  const prefix = prefixTo(folder, typed);
  return (name, words) => {
    const run = name === 'start' ? 'start' : `run ${name}`;
    return `npm${prefix} ${run}${words === '' ? '' : ` -- ${words}`}`;
  };
}

function prefixTo(folder: string, typed: string): string {
  return isAround(folder, typed) ? '' : ` --prefix ${quoted(wayTo(folder, typed))}`;
}

/** Whether npm finds the package in `folder` from where the command was typed: it takes the nearest, which may be the tool. */
function isAround(folder: string, typed: string): boolean {
  const isNearer =
    isWithin(typed, toolFolder) && isWithin(toolFolder, folder) && !isSame(toolFolder, folder);
  return isWithin(typed, folder) && !isNearer;
}

/** Returns the names of the scripts of a package that run commands of the tool. */
function scriptsIn(folder: string): Set<string> {
  const text = readRegularText(join(folder, 'package.json'));
  if (text === undefined) return new Set();
  try {
    const { scripts = {} } = JSON.parse(text) as { scripts?: object };
    const own = Object.entries(scripts).filter(([, line]) => isOwnScript(String(line)));
    return new Set(own.map(([name]) => name));
  } catch {
    // It is not the edition's, nor ours.
    return new Set();
  }
}

/** Whether a script runs a command of the tool, as a package or as a checkout. */
function isOwnScript(line: string): boolean {
  return /^margent [a-z]+$|src\/cli\//.test(line);
}

/** Returns the shorter one of two names of a place: from here, or from the root; with `/`, which all shells take. */
function wayTo(path: string, typed: string): string {
  const way = relative(typed, path) || '.';
  const full = path.replace(/[/\\]$/, '');
  return (way.length <= full.length ? way : full).replaceAll('\\', '/');
}

/** Returns a name as shells read it. */
export function quoted(name: string): string {
  return /^[\w./~+@:-]+$/.test(name) ? name : `"${name}"`;
}
