import { editSums } from '../core/edit/sums.ts';
import { readIiifManifest, type ReadManifest } from '../core/edit/iiif-manifest.ts';
import {
  facsimileFolder,
  facsimileLimit,
  facsimilePixels,
  facsimileSums,
  readFacsimile,
} from '../core/edition/facsimile.ts';
import { openingTag } from '../core/page/rendition.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { fetchPublic, NotFetched, type PublicLimits } from '../io/fetch-public.ts';
import { join } from 'node:path';
import { readRegularFile, readRegularText, sha256 } from '../io/read.ts';
import { type FileChange, writeFiles } from '../io/write.ts';
import { choosePages, type Wanted, withImages } from './choose-pages.ts';
import { defineCommand } from './command.ts';
import { editionToRead, writeEdition } from './edition.ts';
import { tellFault } from './fault.ts';
import { type Io, print } from './io.ts';
import { type Given, UsageError } from './options.ts';

const usage = `npm run fetch-facsimiles -- <address of a IIIF manifest> [--name letter] [--pages 1,3-10] [--width 2000]
    [--private] [--edition <folder>]

Takes the images of the pages of an original from a IIIF server, of a manifest of Presentation 2 or 3, into facsimiles/, notes their
hashes in facsimiles/SHA256SUMS, and prints the <Page> of each, to be put where it begins in the text, with what the manifest calls it where that is
not its number alone. All are taken, or none: a page without an image, or with several, is told, and what takes the others. A file that is there
is never overwritten. The site loads nothing from that server: it has the images itself. Ask whose they are before.

--name is what their names begin with: letter-12r.jpg. --pages takes some of the pages, counted from 1. --width asks for images of so
many pixels where the server makes them. --private allows hosts of this machine and of a private network.`;

const options = {
  name: { type: 'string' },
  pages: { type: 'string' },
  width: { type: 'string' },
  private: { type: 'boolean' },
} as const;

type Values = Given<typeof options>['values'];

/** How large a manifest may be, and all images together, in bytes; how long each may take, in ms. */
const [manifestLimit, totalLimit, patience] = [20_000_000, 500_000_000, 120_000];

/** `fetch-facsimiles`: takes images of pages from a IIIF server. */
export const command = defineCommand({
  usage,
  options,
  positionals: true,
  run: async ({ values, positionals }, io) => {
    const [address, ...more] = positionals;
    if (address === undefined || more.length > 0)
      throw new UsageError('Unexpected arguments, expected the address of one manifest');
    // Where there is no edition, nothing is asked for.
    editionToRead(values.edition, io);
    const limits = { isPrivate: values.private ?? false, patience };
    const manifest = await manifestAt(address, values, limits);
    if ('found' in manifest) {
      tellFault(
        address,
        {
          ...manifest,
          hint: 'open the address in a browser, and look whether it is that of a manifest',
        },
        io,
      );
      return 1;
    }
    const wanted = withImages(choosePages(manifest, values), io);
    const images = wanted && (await fetchAll(wanted, limits, io));
    if (!images) return 1;
    const rights = await plainRights(manifest.rights, io);
    return writeEdition(values.edition, io, ({ dir }) => put(dir, images, { address, rights }, io));
  },
});

type Limits = Omit<PublicLimits, 'limit'>;

async function manifestAt(
  address: string,
  values: Values,
  limits: Limits,
): Promise<ReadManifest | { found: string }> {
  const width = values.width === undefined ? undefined : wholeNumber(values.width, '--width');
  try {
    const bytes = await fetchPublic(address, { ...limits, limit: manifestLimit });
    // Which passes over the mark of UTF-8 that it may begin with (RFC 8259, §8.1).
    return readIiifManifest(JSON.parse(new TextDecoder().decode(bytes)), width);
  } catch (error) {
    if (error instanceof NotFetched) return { found: error.message };
    if (error instanceof SyntaxError)
      return { found: 'answer that is no JSON, expected a manifest' };
    throw error;
  }
}

function wholeNumber(words: string, flag: string): number {
  if (/^[1-9]\d{0,4}$/.test(words)) return Number(words);
  throw new UsageError(`Unexpected ${flag} “${words}”, expected a number from 1`);
}

/** Returns what a manifest says of whose its images are in plain words, which it may say in HTML (2.1, §4.3; 3.0, §4), and tells what is lost by that. */
async function plainRights(rights: readonly string[], io: Io): Promise<string> {
  const plain: string[] = [];
  for (const value of rights) {
    if (!/^<.*>$/.test(value)) {
      plain.push(value);
      continue;
    }
    const { textOfHtml } = await import('../io/convert/html-text.ts');
    const { text, told } = textOfHtml(value);
    plain.push(text.split(/\n+/).join(' ').trim());
    for (const loss of told) print(io.stderr, escape(`rights: ${loss}`));
  }
  return plain.filter((words) => words !== '').join('; ');
}

/** An image that was taken. */
type Taken = Wanted & { path: string; bytes: Uint8Array };

/** Takes the images, one after the other, or tells of each that cannot be had why. */
async function fetchAll(
  wanted: readonly Wanted[],
  limits: Limits,
  io: Io,
): Promise<Taken[] | undefined> {
  const taken: Taken[] = [];
  let room = totalLimit;
  for (const page of wanted) {
    try {
      const bytes = await fetchPublic(page.image, {
        ...limits,
        limit: Math.min(room, facsimileLimit),
      });
      room -= bytes.length;
      taken.push({ ...page, bytes, path: `${facsimileFolder}${page.stem}.${endingOf(bytes)}` });
    } catch (error) {
      if (!(error instanceof NotFetched)) throw error;
      tellFault(
        `page ${page.number}, ${page.image.slice(0, 200)}`,
        {
          found: error.message,
          hint: 'open the address in a browser; --pages takes the others, --width smaller images',
        },
        io,
      );
    }
  }
  return taken.length === wanted.length ? taken : undefined;
}

/** The ending of a name that an image has by what it is. */
function endingOf(bytes: Uint8Array): string {
  const { size, isWhole } = readFacsimile({ path: '', sha256: sha256(bytes), bytes });
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (!size || head === 'GIF8')
    throw new NotFetched('content, expected an image: JPEG, PNG, WebP or TIFF');
  if (size.width * size.height > facsimilePixels)
    throw new NotFetched(
      `size of ${size.width} × ${size.height} pixels, expected at most ${facsimilePixels / 1e6} million`,
    );
  if (!isWhole) throw new NotFetched('end of the image, expected the whole of it');
  if (head === 'RIFF') return 'webp';
  if (head === '\x89PNG') return 'png';
  return head.startsWith('\xFF\xD8') ? 'jpg' : 'tif';
}

/** Writes what is not there yet, all of it or nothing, and tells how the pages name it. */
function put(
  dir: string,
  images: readonly Taken[],
  { address, rights }: { address: string; rights: string },
  io: Io,
): number {
  const was = readRegularText(join(dir, facsimileSums));
  let sums = was ?? '';
  const changes: FileChange[] = [];
  let isRefused = false;
  for (const { path, bytes } of images) {
    const there = readRegularFile(join(dir, path), facsimileLimit);
    if (!('refused' in there)) {
      if (there.sha256 === sha256(bytes)) continue;
      tellFault(
        path,
        {
          found: 'other image of this name, expected none',
          hint: 'give these another name: --name',
        },
        io,
      );
      isRefused = true;
    }
    changes.push({ path, bytes });
    sums = editSums(sums, { add: path.slice(facsimileFolder.length), sha256: sha256(bytes) });
  }
  if (isRefused) return 1;
  if (changes.length > 0) writeFiles(dir, [...changes, { path: facsimileSums, was, bytes: sums }]);
  print(io.stdout, `${count(changes.length, 'image')} written, ${facsimileSums} with their hashes`);
  print(io.stdout, 'Put each of these before the first word of its page:');
  for (const { number, label, path } of images) {
    const attributes = { n: number, image: path.slice(facsimileFolder.length) };
    // A number that was counted, or taken out of other words, is to be looked at.
    const called = label === number ? '' : ` ${label}`;
    print(
      io.stdout,
      escape(`  ${openingTag({ name: 'Page', attributes }, '/')}${called}`.trimEnd()),
    );
  }
  const said = rights === '' ? 'whose they are, and on what terms' : rights;
  print(io.stdout, 'and this among its fields, between the lines ---:');
  const fields = `{ rights: ${JSON.stringify(said)}, source-url: ${JSON.stringify(address)} }`;
  print(io.stdout, escape(`  facsimiles: ${fields}`));
  return 0;
}
