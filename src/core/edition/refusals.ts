import type { Finding } from '../problem.ts';
import { ofZotero } from '../text/format.ts';
import { nameOfByte } from '../text/decode.ts';
import { pointAtByte } from '../text/lines.ts';
import { facsimileFolder, facsimileLimit } from './facsimile.ts';
import type { Refusal } from './files.ts';
import { sizeLimit } from './files.ts';
import { imagePath } from './image.ts';

const phrases: Record<Refusal, string> = {
  link: 'symbolic link',
  'not-a-file': 'folder or special file',
  'too-large': 'size of more than',
  unreadable: 'file that cannot be read',
  unlisted: 'folder that cannot be read',
  changing: 'change of the file while it was read',
  interrupted: 'folder of a command that was interrupted while it wrote',
};

/** What is expected of what no other file can take the place of, and how to mend it. */
const others: Partial<Record<Refusal, { expected: string; hint: string }>> = {
  unlisted: {
    expected: 'one whose files can be listed',
    hint: 'see to it that you may read it: what is in it is not known',
  },
  changing: {
    expected: 'it as it was saved or copied whole',
    hint: 'wait until whoever writes it has ended, and run the command again',
  },
  interrupted: {
    expected: 'none: half of what was to be written may be missing',
    hint: 'put back what it holds of files that are missing (its journal names them), then take the folder away',
  },
};

/** Returns the fault of a file that was not read: seed-too-large, file-too-large or file-refused. */
export function refusalFinding(path: string, refusal: Refusal, isSeed: boolean): Finding {
  const other = others[refusal];
  if (other)
    return {
      code: 'file-refused',
      message: `Unexpected ${phrases[refusal]}, expected ${other.expected}`,
      place: { file: path },
      hint: other.hint,
    };
  const large = refusal === 'too-large';
  const isScan = path.startsWith(facsimileFolder);
  const most = `${(isScan ? facsimileLimit : sizeLimit) / 1_000_000} MB`;
  return {
    code: large ? (isSeed ? 'seed-too-large' : 'file-too-large') : 'file-refused',
    message: `Unexpected ${phrases[refusal]}${large ? ` ${most}` : ''}, expected a regular file of at most ${most}`,
    place: { file: path },
    hint: large
      ? hintOnSize(path)
      : 'put the file itself here: an edition is read from its own folder and nowhere else',
  };
}

function hintOnSize(path: string): string {
  if (path.startsWith(facsimileFolder))
    return 'export it as JPEG, of about 3,000 pixels across; keep the larger one elsewhere';
  return imagePath.test(path)
    ? 'export it smaller: 2,000 pixels across are enough for a page'
    : 'divide it into several';
}

/** Returns the fault of a file that is not UTF-8. `badByte` is a 0-based offset. */
export function undecodableFile(path: string, bytes: Uint8Array, badByte: number): Finding {
  return {
    code: 'file-undecodable',
    message: `Unexpected ${nameOfByte(bytes, badByte)}, expected UTF-8`,
    place: { file: path, start: pointAtByte(bytes, badByte) },
    hint: 'save the file as UTF-8',
  };
}

/** Returns the warning about a file that nothing reads. */
export function unreadFile(path: string): Finding {
  return {
    code: 'file-unread',
    message: 'Unexpected file, expected one that an edition has',
    place: { file: path },
    hint: mendOf(path),
  };
}

function mendOf(path: string): string {
  const page =
    /^content\/(?:sources|glossary|guides|comparisons)\/([^/]+)\.(?:md|markdown|MDX|txt)$/.exec(
      path,
    )?.[1];
  if (page !== undefined) return `if it is a page, rename it to “${page}.mdx”; else take it out`;
  if (path.startsWith('content/references/'))
    return /\.rdf$/i.test(path)
      ? ofZotero
      : 'works are read from .bib (BibLaTeX, BibTeX), .json (CSL JSON) and .ris files: have the program that it is from export one of these (EndNote: File, Export…, Output style: RefMan (RIS) Export), or take it out';
  if (path.startsWith(facsimileFolder))
    return 'images of pages end in .jpg, .png, .webp or .tif, and their names are letters, digits, “.”, “_” and “-”; or take it out';
  return /^content\/(?:guides|images)\//.test(path)
    ? 'pages end in .mdx, images in .png, .jpg, .gif or .webp, and their names are letters, digits, “.”, “_” and “-”; or take it out'
    : 'check its folder and its ending (.mdx, .yaml, .json, .bib, .ris, .csl), or take it out';
}
