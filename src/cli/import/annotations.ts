import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readAnnotations, type ReadAnnotations } from '../../core/annotation/read.ts';
import { type Missed, type TakenAnnotations, takeAnnotations } from '../../core/annotation/take.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { brokenStrings, jsonFault, repeatedNames } from '../../core/edition/json.ts';
import { originalLimit, sizeLimit } from '../../core/edition/files.ts';
import { rawText, textFile } from '../../core/page/file.ts';
import { escape } from '../../core/report/escape.ts';
import { count } from '../../core/text/count.ts';
import { linesOf, pointAt } from '../../core/text/lines.ts';
import { quoted } from '../../io/command.ts';
import { loadEdition } from '../../io/edition.ts';
import { fromTyped } from '../../io/locate.ts';
import { newErrors } from '../../io/new-errors.ts';
import { readRegularFile, sha256 } from '../../io/read.ts';
import { ChangeRefused, writeFiles } from '../../io/write.ts';
import { writeEdition } from '../edition.ts';
import { type Fault, tellFault } from '../fault.ts';
import { type Io, print } from '../io.ts';
import { UsageError } from '../options.ts';
import { sourceOf } from '../source-of.ts';
import type { Take } from '../take.ts';
import { notRead } from '../received.ts';

/** Takes annotations of the W3C model, of Hypothesis and of Recogito onto a page, all files at once; what does not fit is told. */
export const take: Take = (names, { edition, on, footnotes }, io) => {
  if (footnotes !== undefined)
    throw new UsageError('Unexpected --footnotes beside annotations, expected none');
  if (on === undefined)
    throw new UsageError('Unexpected end, expected --on <page>: the source that they are on');
  return writeEdition(edition, io, ({ dir, command }) => {
    const before = loadEdition(dir, { command });
    const source = sourceOf(before, on, { dir, caller: io });
    const files = names.map((name) => ({ name, read: readFile(name, io) }));
    for (const { name, read } of files)
      if ('found' in read) tellFault(read.where ?? name, read, io);
    const read = files.flatMap(({ name, read: one }) => ('found' in one ? [] : [{ name, ...one }]));
    if (read.length < files.length) return 1;
    const annotations = read.flatMap(({ name, annotations: all }) =>
      all.map((one) => ({ ...one, where: `${name} ${one.where}` })),
    );
    const digest = (id: string) => sha256(Buffer.from(id)).slice(0, 12);
    const taken = takeAnnotations(source, before, { annotations, digest });
    if ('problem' in taken) {
      const { message, hint = '' } = taken.problem;
      tellFault(source.page.file, { found: message.replace(/^Unexpected /, ''), hint }, io);
      return 1;
    }
    const code = write({ taken, source, edition: before, dir }, io);
    if (code !== 0) return code;
    for (const line of told(taken, source, before)) print(io.stdout, escape(line));
    const unread = read.flatMap(({ name, unread: all }) =>
      all.map(({ where, found }) => `${name} ${where} not read: ${found}`),
    );
    for (const line of unread) print(io.stdout, escape(line));
    return taken.missed.length + unread.length === 0 ? 0 : 1;
  });
};

/** Why nothing comes of a file, and where in it. */
type FileFault = Fault & { where?: string };

function readFile(name: string, io: Io): ReadAnnotations | FileFault {
  const path = fromTyped(name, io);
  if (!existsSync(path))
    return {
      found: 'name of a file that is not there, expected that of a file of annotations',
      hint: 'name it as it is called from this folder',
    };
  const read = readRegularFile(path, originalLimit);
  if ('refused' in read) return notRead(path, read.refused);
  const { text } = textFile(basename(name), Buffer.from(read.bytes).toString());
  const whereAt = (at: number) => {
    const { line, column } = pointAt(linesOf(text), at);
    return `${name}:${line}:${column}`;
  };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return {
      where: whereAt(jsonFault(text)),
      found: 'end or sign, expected JSON',
      hint: 'export the annotations anew, as JSON',
    };
  }
  const [repeated] = repeatedNames(text);
  if (repeated !== undefined)
    return {
      where: whereAt(repeated),
      found: 'second field of this name, expected one',
      hint: 'take one of the two out: the first would be lost',
    };
  const [broken] = brokenStrings(text);
  if (broken !== undefined)
    return {
      where: whereAt(broken),
      found: 'half of a character (a surrogate without the other), expected text',
      hint: 'export the annotations anew, as UTF-8',
    };
  return (
    readAnnotations(data) ?? {
      found:
        'JSON without annotations, expected a list of them, an AnnotationPage, an AnnotationCollection with its first page, or an export of Hypothesis',
      hint: 'export them as W3C Web Annotations (JSON-LD), or from Hypothesis as JSON',
    }
  );
}

/** What is to be written, and what is told of. */
interface Import {
  taken: TakenAnnotations;
  source: Source;
  edition: Edition;
  dir: string;
}

/** Puts the page in its place, unless it had errors then. */
function write({ taken, source, edition, dir }: Import, io: Io): number {
  const before = edition.files.get(source.page.file);
  if (!before || rawText(before) === rawText(taken.file)) return 0;
  if (Buffer.byteLength(taken.file.text) > sizeLimit) {
    const found = `annotations that would make ${before.path} larger than ${sizeLimit / 1e6} MB, expected at most that`;
    tellFault(before.path, { found, hint: 'divide them by the sources that they are on' }, io);
    return 1;
  }
  const changes = [{ path: before.path, was: rawText(before), bytes: rawText(taken.file) }];
  const problems = newErrors(dir, changes, edition);
  for (const { message, hint } of problems) {
    print(io.stderr, escape(message));
    if (hint !== undefined) print(io.stderr, `  mend: ${escape(hint)}`);
  }
  if (problems.length > 0) return 1;
  try {
    writeFiles(dir, changes);
    return 0;
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    print(io.stderr, escape(error.message));
    return 1;
  }
}

function told(
  { notes, claims, looks, there, missed }: TakenAnnotations,
  { page }: Source,
  { command }: Edition,
): string[] {
  return [
    `${page.file}: ${count(notes, 'note')}, ${count(claims, 'claim')}, ${count(looks, 'look')}; ${there} there already, ${missed.length} not placed`,
    ...missed.flatMap((one) => [
      `${one.where} not placed: ${one.why}${one.quote === '' ? '' : `: “${short(one.quote)}”`}`,
      ...(!one.hint ? [] : [`  mend: ${one.hint}`]),
      ...one.candidates.map(
        ({ line, column, words }, n) => `  ${n + 1}. ${page.file}:${line}:${column} ${words}`,
      ),
      ...(one.note && one.candidates.length > 0
        ? [`  ${command('annotate', wordsFor(one, page.id))}`]
        : []),
    ]),
  ];
}

/** How an annotation is put on one of the places that may be meant. */
function wordsFor({ candidates, note }: Missed, page: string): string {
  const [first] = candidates;
  const words = first?.words.split('⟦')[1]?.split('⟧')[0] ?? '';
  const nth = candidates.length > 1 ? ' --nth 1' : '';
  const said = note?.words ?? '';
  return `${page} --quote ${shell(words)}${nth} --id ${note?.id ?? ''}${said === '' ? '' : ` --note ${shell(said)}`}`;
}

/** A word as most shells take it, whatever is in it. */
function shell(words: string): string {
  return /["$`\\!\n]/.test(words) ? `'${words.replaceAll("'", `'\\''`)}'` : quoted(words);
}

function short(words: string): string {
  const points = [...words];
  return points.length > 120 ? `${points.slice(0, 120).join('')}…` : words;
}
