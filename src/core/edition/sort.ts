import { append } from '../page/append.ts';
import { decode } from '../text/decode.ts';
import { type FileFormat, formatNamed, fileFormat } from '../text/format.ts';
import { type TextFile, textFile } from '../page/file.ts';
import type { Finding } from '../problem.ts';
import { type CommandLine, type EditionFile, type EditionFiles, scriptCommand } from './files.ts';
import { type Facsimile, facsimilePath, facsimileSums, readFacsimile } from './facsimile.ts';
import type { Original } from './original.ts';
import { type EditionImage, imagePath, readImageFile } from './image.ts';
import { refusalFinding, undecodableFile, unreadFile } from './refusals.ts';
import { idPattern } from '../text/id.ts';
import { decoderFor, type Seed, seedName } from './seed.ts';
import { translationAt } from './translation-path.ts';

/** The files of an edition by what they are for. */
export interface Sorted {
  seeds: Seed[];
  /** The text files by path, in the order of the paths; the hashes of their bytes, and of those of images. */
  texts: Map<string, TextFile>;
  hashes: Map<string, string>;
  images: Map<string, EditionImage>;
  /** By their names. */
  facsimiles: Map<string, Facsimile>;
  originals: Map<string, Original>;
  findings: Finding[];
}

const page = /^content\/(?:sources|glossary|guides|comparisons)\/[^/]+\.mdx$/;
const known =
  /^content\/(?:edition|timeline|addresses)\.yaml$|^content\/(?:home\.mdx|style\.css)$|^content\/references\/[^/]+\.(?:json|bib|ris)$/;
const style = /^content\/styles\/[^/]+\.csl$/;

/**
 * Sorts the files of an edition, and decodes what is no seed. Yields file-refused, file-too-large, seed-too-large,
 * file-repeated, seed-name, seed-not-text, seed-markup, file-unread, id-ill-formed and file-undecodable.
 */
export function sortFiles({
  files,
  elsewhere = [],
  command = scriptCommand,
}: EditionFiles): Sorted {
  const sorted: Sorted = {
    seeds: [],
    texts: new Map(),
    hashes: new Map(),
    images: new Map(),
    facsimiles: new Map(),
    originals: new Map(),
    findings: [],
  };
  for (const file of files) sortFile(file, sorted, command);
  append(sorted.findings, repeatedFiles([...files.map(({ path }) => path), ...elsewhere]));
  return sorted;
}

/** Tells files whose names are one where letters have no case and accents one form, as on macOS and Windows. */
function repeatedFiles(paths: readonly string[]): Finding[] {
  const known = new Map<string, string>();
  return paths.flatMap((path): Finding[] => {
    const name = path.normalize('NFC').toLowerCase();
    const first = known.get(name);
    known.set(name, first ?? path);
    if (first === undefined) return [];
    return [
      {
        code: 'file-repeated',
        message: `Unexpected file “${path}” beside “${first}”, expected names that differ in more than capital letters or the form of accents`,
        place: { file: path },
        hint: 'rename one of them: macOS and Windows have room for one, and the other would be lost there',
      },
    ];
  });
}

/** Returns the id of a page or a style, its name without its ending; of a translation that of what it translates. */
export function idOf({ path }: Pick<TextFile, 'path'>): string {
  return nameOf(translationAt(path)?.of ?? path).replace(/\.(?:mdx|csl)$/, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const sums = new Set(['seeds/SHA256SUMS', facsimileSums]);

function isRead(path: string): boolean {
  return (
    sums.has(path) ||
    page.test(path) ||
    style.test(path) ||
    known.test(path) ||
    translationAt(path) !== undefined
  );
}

function sortFile(
  file: EditionFile,
  { seeds, texts, hashes, images, facsimiles, originals, findings }: Sorted,
  command: CommandLine,
): void {
  const { path } = file;
  const name = nameOf(path);
  const isSeed = path.startsWith('seeds/') && path !== 'seeds/SHA256SUMS';
  if ('refused' in file) {
    const format = isSeed && file.head ? fileFormat(file.head) : undefined;
    findings.push(format ? notText(path, format) : refusalFinding(path, file.refused, isSeed));
  } else if (isSeed) {
    const { sha256, bytes } = file;
    const isNamed = path === `seeds/${name}` && seedName.test(name);
    const format = fileFormat(bytes) ?? formatNamed(name);
    if (format && !(format.isText && isNamed)) return void findings.push(notText(path, format));
    if (!isNamed) return void findings.push(illNamedSeed(path, command));
    if (format) findings.push(markedUp(path, format));
    seeds.push({ name, path, sha256, bytes });
  } else if (path.startsWith('originals/')) {
    originals.set(name, file);
    hashes.set(path, file.sha256);
  } else if (facsimilePath.test(path)) {
    facsimiles.set(name, readFacsimile(file));
    hashes.set(path, file.sha256);
  } else if (imagePath.test(path)) {
    images.set(path, readImageFile(path, file.bytes, file.sha256));
    hashes.set(path, file.sha256);
  } else if (!isRead(path)) {
    findings.push(unreadFile(path));
  } else {
    const decoded = decode(file.bytes, 'utf-8', decoderFor);
    if ('badByte' in decoded) findings.push(undecodableFile(path, file.bytes, decoded.badByte));
    if (!('text' in decoded)) return;
    const text = textFile(
      path,
      startsWithMark(file.bytes) ? `\uFEFF${decoded.text}` : decoded.text,
    );
    const isNamed = page.test(path) || style.test(path);
    if (isNamed && !idPattern.test(idOf(text))) findings.push(illNamed(path));
    if (path.startsWith('content/guides/') && idOf(text).length > longestGuide)
      findings.push(tooLong(path));
    texts.set(path, text);
    hashes.set(path, file.sha256);
  }
}

/** Whether a file begins with the byte order mark of UTF-8, which counts as a column of its first line. */
function startsWithMark(bytes: Uint8Array): boolean {
  return [0xef, 0xbb, 0xbf].every((byte, index) => bytes[index] === byte);
}

function notText(path: string, { name, hint }: FileFormat): Finding {
  return {
    code: 'seed-not-text',
    message: `Unexpected ${name}, expected a plain text whose name ends in .txt`,
    place: { file: path },
    hint: `${hint}; keep this one outside seeds/`,
  };
}

function markedUp(path: string, { name, hint }: FileFormat): Finding {
  return {
    code: 'seed-markup',
    message: `Unexpected ${name}, expected a plain text`,
    place: { file: path },
    hint: hint,
  };
}

function illNamedSeed(path: string, command: CommandLine): Finding {
  return {
    code: 'seed-name',
    message: `Unexpected name “${path}”, expected a file directly in seeds/ whose name is letters, digits, “.”, “_” and “-” and ends in .txt`,
    place: { file: path },
    hint: `rename it, also in seeds/SHA256SUMS and in its page; where it has no page yet, ${toNew(path, command)} does it and writes one`,
  };
}

/** A name that a shell would take for more than a name is not put into a command. */
function toNew(path: string, command: CommandLine): string {
  const isPlain = /^[\p{L}\p{M}\p{N} /.,_()+@=-]+$/u.test(path);
  return isPlain ? command('new', `"${path}"`) : command('new');
}

/** File systems take names of 255 bytes: the build puts a hash and an ending behind that of a guide, as Astro does with modules. */
const longestGuide = 240;

function tooLong(path: string): Finding {
  return {
    code: 'id-ill-formed',
    message: `Unexpected file name “${path}”, expected at most ${longestGuide} letters before .mdx`,
    place: { file: path },
    hint: 'rename the file: its name is its address',
  };
}

function illNamed(path: string): Finding {
  const isPage = page.test(path);
  return {
    code: 'id-ill-formed',
    message: `Unexpected file name “${path}”, expected lower-case letters a–z, digits and single hyphens, then ${isPage ? '.mdx' : '.csl'}`,
    place: { file: path },
    hint: `rename the file: its name is ${isPage ? 'its address' : 'what citation-style names it by'}`,
  };
}
