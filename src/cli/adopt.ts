import { join } from 'node:path';
import { append } from '../core/page/append.ts';
import { sha256, readRegularText } from '../io/read.ts';
import type { FileChange } from '../io/write.ts';
import { UsageError } from './options.ts';
import { isToolSection, sectionsOf, toolPathIn } from './submodule.ts';
import { packageManifest, templateFiles, withLines } from './template.ts';

/** What turns an edition that has the tool as a submodule into one that has it as a package. */
export interface Adoption {
  changes: FileChange[];
  /** The folder of the submodule in the edition, which Git is to be told of. */
  submodule: string;
  /** Lines of files that somebody has changed which tell of the submodule, each with its place: `README.md:12: …`. */
  left: string[];
}

/** The SHA-256 of what `init` wrote for editions with a submodule in former versions. */
const formerly = new Set([
  // .github/workflows/edition.yml
  '7b93e05b886934b6ceeb9b0078782f967bb0515f7387acc397f711ffe3c1cb4a',
  '32ab7fa18aa307796ae3c19009f6d17f70d8f459a227fe89770a255796dfc7e2',
  // README.md
  'fc8116f11587ac9847c0f0daa71c857b7615b02f64f1709c39161b7121a1c021',
]);

/**
 * Returns how the edition in `dir` comes to have the tool as a package: its package.json, .gitmodules, and the files that
 * `init` wrote for a submodule. Throws a UsageError where it has none.
 */
export function adoptionOf(dir: string): Adoption {
  const { submodule, ...modules } = withoutTool(dir);
  const changes = [manifestOf(dir), modules, ...ignoringPackages(dir)];
  const adoption: Adoption = { changes, submodule, left: [] };
  const own = new Map(templateFiles('src/template-submodule'));
  for (const [path, bytes] of templateFiles('src/template-package')) {
    const was = readRegularText(join(dir, path));
    if (was === undefined) continue;
    const digest = sha256(was);
    if (digest === sha256(own.get(path) ?? '') || formerly.has(digest))
      adoption.changes.push({ path, was, bytes });
    else if (digest !== sha256(bytes)) append(adoption.left, linesOn(path, was));
  }
  return adoption;
}

/** Returns the lines of a file that tell of the submodule. */
function linesOn(path: string, text: string): string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const isAbout = /submodule|\bmargent\/|--prefix margent\b|run (?:setup|update)\b/.test(line);
    return isAbout ? [`${path}:${index + 1}: ${line.trim()}`] : [];
  });
}

/** Takes the tool out of the list of submodules, which goes where nothing is left in it. */
function withoutTool(dir: string): FileChange & Pick<Adoption, 'submodule'> {
  const path = '.gitmodules';
  const was = readRegularText(join(dir, path));
  const sections = sectionsOf(was ?? '');
  const kept = sections.filter((section) => !isToolSection(section));
  const submodule = toolPathIn(was ?? '');
  if (submodule === undefined)
    throw new UsageError(
      `Unexpected folder “${dir}”, expected that of an edition which has the tool as its submodule margent`,
    );
  const bytes = kept.join('');
  return { path, was, bytes: bytes.trim() === '' ? undefined : bytes, submodule };
}

/** Keeps the packages out of the repository. */
function ignoringPackages(dir: string): FileChange[] {
  const path = '.gitignore';
  const was = readRegularText(join(dir, path));
  const line = 'node_modules/\n';
  return was === undefined ? [{ path, bytes: line }] : withLines({ path, was }, line);
}

interface Manifest {
  scripts?: Record<string, unknown>;
  dependencies?: Record<string, unknown>;
}

/** Returns package.json with the package, and its commands in the place of those of the submodule. */
function manifestOf(dir: string): FileChange {
  const path = 'package.json';
  const was = readRegularText(join(dir, path));
  const { scripts, dependencies, ...other } = manifestIn(was ?? '{ "private": true }');
  const added = packageManifest();
  const kept = Object.entries(scripts ?? {})
    .filter(([name, line]) => !isOfSubmodule(name, String(line)))
    .map(([name, line]): [string, unknown] => [name, adopted(line)]);
  const manifest = {
    ...other,
    scripts: { ...added.scripts, ...Object.fromEntries(kept) },
    dependencies: { ...dependencies, ...added.dependencies },
  };
  return { path, was, bytes: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** Whether a script fetches the submodule, as `init` wrote it. */
function isOfSubmodule(name: string, line: string): boolean {
  return /^(?:setup|update)$/.test(name) && line.startsWith('git submodule update --init');
}

/** Returns a script that calls the package where it called the submodule. */
function adopted(line: unknown): unknown {
  if (typeof line !== 'string') return line;
  return line
    .replace(/\bnode (?:"[^"]*src\/cli\/margent\.js"|\S*src\/cli\/margent\.js)/g, 'margent')
    .replace(
      /\bnpm --prefix margent run (?:(?:-s|--silent) )?([a-z]+)(?: --(?= ))?/g,
      'margent $1',
    );
}

function manifestIn(text: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
      return manifest;
  } catch {
    // Told below.
  }
  throw new UsageError('Unexpected package.json, expected an object of JSON: mend it first');
}
