import type { FileEdit, Move } from '../core/edit/move.ts';
import { addressOf, pathOf, type UseTarget, type Use } from '../core/edit/uses.ts';
import { runChecks } from '../core/checks/run.ts';
import type { Edition } from '../core/edition/edition.ts';
import { readEdition } from '../core/edition/read.ts';
import { closedFiles } from '../core/edition/unread.ts';
import { faults } from '../core/faults.ts';
import { pointOf } from '../core/page/file.ts';
import type { Problem } from '../core/problem.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { getOrThrow } from '../core/text/lookup.ts';
import { readEditionFiles, sha256 } from '../io/read.ts';
import { type FileChange, writeFiles } from '../io/write.ts';
import { type Io, print } from './io.ts';

/** How the places that point at a page are listed: each with its line. */
export function listUses(edition: Edition, uses: readonly Use[]): string {
  return uses.map((use) => `  ${placeOf(edition, use)} ${use.what}\n`).join('');
}

function placeOf({ files }: Edition, { file, start }: Use): string {
  const { line, column } = pointOf(getOrThrow(files, file), start);
  return `${escape(file)}:${line}:${column}`;
}

/** A move that somebody asks for. */
interface Wanted {
  /** The folder of the edition. */
  dir: string;
  edition: Edition;
  /** The page that is moved. */
  target: UseTarget;
  move: Move;
  /** What is told of the page. */
  done: string;
  /** Whether it is only said what would be done. */
  dry: boolean;
}

/** Makes a move in an edition, if it brings no new error, and returns the exit code. */
export function makeMove(wanted: Wanted, { stdout, stderr }: Io): number {
  const { dir, edition, target, move, dry } = wanted;
  const unread = unreadFile(edition, target);
  if (unread !== undefined) {
    print(
      stderr,
      `${pathOf(target)} error Unexpected faults in ${escape(unread)}, which may name ${target.id}, expected a file that can be read
  mend: mend first what npm run check tells of it`,
    );
    return 1;
  }
  const disguised = move.led.filter(({ isDisguised }) => isDisguised);
  if (disguised.length > 0) {
    for (const use of disguised)
      print(
        stderr,
        `${placeOf(edition, use)} error Unexpected link to ${target.id} whose address has references to characters, or is written in parts, expected one that is written as it is
  mend: write ${addressOf(target)} for it, and what stands behind, on one line`,
      );
    return 1;
  }
  const [broken] = newErrors(dir, edition, move);
  if (broken) {
    print(
      stderr,
      `${pathOf(target)} error Unexpected new faults, expected none: ${escape(broken.message)} (${broken.place.file})
  mend: mend first what npm run check tells, or change by hand what points at the page`,
    );
    return 1;
  }
  if (!dry) writeFiles(dir, changesOf(edition, move));
  print(stdout, outcome(wanted));
  if (dry) stdout.write(listUses(edition, move.led));
  return 0;
}

/** Returns what is told of a move that was made, or would be. */
function outcome({ target, move, done, dry }: Wanted): string {
  const files = new Set(move.led.map(({ file }) => file)).size;
  return [
    `${pathOf(target)} ${done}${dry ? ' (not done: --dry-run)' : ''}`,
    ...(move.seed === undefined
      ? []
      : [`  seeds/${move.seed} too, with its line in seeds/SHA256SUMS`]),
    ...(move.original === undefined ? [] : [`  originals/${move.original} too`]),
    ...(files === 0
      ? []
      : [`  ${count(move.led.length, 'place')} in ${count(files, 'file')} changed with it`]),
    ...move.promised.map(({ from, to }) => `  ${from} was promised, and leads to ${to}`),
    ...(move.lost === undefined ? [] : [`  ${move.lost} was promised, and is no more`]),
  ].join('\n');
}

/** A file of the contents that could not be read as what it is, and in which the page may be named: where, is not known. */
function unreadFile(edition: Edition, target: UseTarget): string | undefined {
  const { sources, glossary, comparisons, files, findings } = edition;
  const errors = findings.filter(({ code }) => faults[code].severity === 'error');
  const unread = [
    ...[...sources.map(({ page }) => page), ...comparisons]
      .filter(({ broken, data }) => broken || !data)
      .map(({ file }) => file),
    ...[...glossary.values()].filter(({ data }) => !data).map(({ file }) => file),
    ...errors.filter(({ code }) => code === 'yaml-invalid').map(({ place }) => place.file),
    // A row with a fault of its own is no row of what was read.
    ...errors.map(({ place }) => place.file).filter((file) => file.endsWith('.yaml')),
  ];
  const closed = [...closedFiles(edition)].filter((file) =>
    /(?:\.(?:mdx|yaml)|^content(?:\/[a-z]+)?|^\.margent-.*)$/.test(file),
  );
  const isNamed = (file: string) => files.get(file)?.text.includes(target.id);
  return [...closed, ...unread.filter(isNamed)].find((file) => file !== pathOf(target));
}

/** The errors of the edition as it would be that it does not have now. */
function newErrors(dir: string, edition: Edition, move: Move): Problem[] {
  const errors = (one: Edition) => runChecks(one).filter(({ severity }) => severity === 'error');
  const known = new Set(errors(edition).map(keyOf));
  return errors(afterwards(dir, move)).filter((problem) => !known.has(keyOf(problem)));
}

function keyOf({ code, message }: Problem): string {
  return `${code} ${message}`;
}

function afterwards(dir: string, move: Move): Edition {
  const { edits } = move;
  const gone = new Set([...edits.map(({ path }) => path), ...goneWith(move)]);
  const { files: before, styles } = readEditionFiles(dir);
  const kept = before.filter(({ path }) => !gone.has(path));
  const written = edits.flatMap(({ path, text }) =>
    text === undefined ? [] : [{ path, bytes: Buffer.from(text), sha256: sha256(text) }],
  );
  const files = [...kept, ...written].sort((a, b) => (a.path < b.path ? -1 : 1));
  return readEdition({ files, styles });
}

/** The paths of the files that go with a source. */
function goneWith({ seed, original }: Move): string[] {
  return [
    ...(seed === undefined ? [] : [`seeds/${seed}`]),
    ...(original === undefined ? [] : [`originals/${original}`]),
  ];
}

function changesOf({ seeds, originals }: Edition, move: Move): FileChange[] {
  const { edits, seed, original } = move;
  const changes = edits.map(({ path, was, text }: FileEdit): FileChange => ({
    path,
    was,
    bytes: text,
  }));
  const files = [seeds.get(seed ?? ''), originals.get(original ?? '')];
  return [
    ...changes,
    ...files.flatMap((file) => (file ? [{ path: file.path, was: file.bytes }] : [])),
  ];
}
