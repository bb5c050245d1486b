import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { EditionFile, Refusal } from '../../../src/core/edition/files.ts';
import { readEdition } from '../../../src/core/edition/read.ts';
import type { Code } from '../../../src/core/faults.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { pretty } from '../../../src/core/report/pretty.ts';
import { createFileText } from '../../../src/core/report/file-text.ts';
import { readEditionFiles, sha256 } from '../../../src/io/read.ts';
import { styles } from '../../../src/io/styles.ts';

const root = join(import.meta.dirname, '../../..');

/** The folder of the pages on faults. */
export const folder = join(root, 'src/help/faults');

/** A small edition without a fault; examples are laid over it. */
const base = readEditionFiles(join(root, 'test/fixtures/checks')).files;

/** What the page of a fault shows. */
export interface Example {
  title: string;
  files: EditionFile[];
  /** The files of the small edition that the example does without. */
  absent: string[];
  report: string;
}

/** A fence of a page: the words after the language, and what stands in it. */
interface Fence {
  words: string[];
  content: string;
}

/**
 * Reads the page of a fault. A fence with `file=<path>` is a file of the example. Words beside it say what its
 * text cannot show: `escapes` (`\xE9` is a byte, `\u{202E}` a character), `refused=link` and the like (it cannot
 * be read), `absent` (it is not there). The fence `text report` holds the report.
 */
export function readExample(code: string): Example {
  const page = readFileSync(join(folder, `${code}.md`), 'utf8');
  const fences = [...page.matchAll(/^(`{3,})(.*)\n([^]*?)^\1$/gm)].map(
    ([, , info = '', content = '']): Fence => ({ words: info.split(' ').slice(1), content }),
  );
  const files = fences.filter((fence) => valueOf(fence, 'file'));
  return {
    title: /^# (.*)/.exec(page)?.[1] ?? '',
    files: files.filter((fence) => !fence.words.includes('absent')).map(fileOf),
    absent: files
      .filter((fence) => fence.words.includes('absent'))
      .map((fence) => valueOf(fence, 'file') ?? ''),
    report: fences.find((fence) => fence.words.includes('report'))?.content ?? '',
  };
}

function valueOf({ words }: Fence, name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

function fileOf(fence: Fence): EditionFile {
  const path = valueOf(fence, 'file') ?? '';
  const refused = valueOf(fence, 'refused');
  if (refused) return { path, refused: refused as Refusal };
  return file(path, fence.words.includes('escapes') ? unescape(fence.content) : fence.content);
}

/** A file of an edition. */
export function file(path: string, content: string | Uint8Array): EditionFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, bytes, sha256: sha256(bytes) };
}

function unescape(text: string): Uint8Array {
  const parts = text.split(/\\(x[\dA-F]{2}|u\{[\dA-F]+\})/);
  const bytes = parts.map((part, index) => {
    if (index % 2 === 0) return Buffer.from(part);
    if (part.startsWith('x')) return Buffer.from(part.slice(1), 'hex');
    return Buffer.from(String.fromCodePoint(Number.parseInt(part.slice(2), 16)));
  });
  return Buffer.concat(bytes);
}

/** Lays files over the small edition; SHA256SUMS is written anew where they do not hold it. */
export function editionOf(laid: Laid) {
  return readEdition({ files: filesOf(laid), styles });
}

/** Files that are laid over the small edition, and those of its own that it does without. */
interface Laid {
  files: EditionFile[];
  absent?: string[];
}

/** Returns the files of the small edition with others laid over it. */
export function filesOf({ files, absent = [] }: Laid): EditionFile[] {
  const all = new Map([...base, ...files].map((each) => [each.path, each]));
  const sums = 'seeds/SHA256SUMS';
  if (!files.some(({ path }) => path === sums)) {
    const lines = [...all.values()].flatMap((each) =>
      /^seeds\/.*\.txt$/.test(each.path) && 'sha256' in each
        ? [`${each.sha256}  ${each.path.slice('seeds/'.length)}\n`]
        : [],
    );
    all.set(sums, file(sums, lines.join('')));
  }
  absent.forEach((path) => all.delete(path));
  const paths = [...all.keys()].sort();
  return paths.flatMap((path) => all.get(path) ?? []);
}

/** Returns the problems of the small edition with these files laid over it, by path and content. */
export function problemsOf(files: Record<string, string | Uint8Array>): Problem[] {
  const laid = Object.entries(files).map(([path, content]) => file(path, content));
  return runChecks(editionOf({ files: laid }));
}

/** Returns the problems as `line:column code`, or `code` without a line, each after its file where that is not `path`. */
export function placesOf(problems: readonly Problem[], path = talks): string[] {
  return problems.map(({ code, place: { file, start } }) => {
    const at = start ? `${start.line}:${start.column} ${code}` : code;
    return file === path ? at : `${file} ${at}`;
  });
}

/** The page of the small edition, and its text, which is the seed's. */
export const talks = 'content/sources/talks.mdx';
export const text = 'The ministers met in Moscow on Thursday.';

/** Returns a page of the small edition's seed; its text begins in line 8, the notes in line 12. */
export function pageOf(body = text, notes = '', front = ''): string {
  return `---\ntitle: Talks\nseed: talks.txt\n${front}---\n\n<Source>\n\n${body}\n\n</Source>\n\n${notes}\n`;
}

/** Returns what is reported of an example, without the summary. */
export function reportOf(example: Example, told?: readonly Code[]): string {
  const edition = editionOf(example);
  const report = pretty(runChecks(edition, told), createFileText(edition));
  return report.replace(/\n*.*\n$/, '\n').replace(/^\n/, '');
}
