import { resolve } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { defineCommand } from './command.ts';
import { fromTyped } from '../io/locate.ts';
import { readRegularText } from '../io/read.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';

const usage = `npm run verify -- <folder or address> [--signers <file>]

Checks a site that was built, in a folder or where it is published, without its edition: whether each page of a source says
what its seed says, each passage that a comparison quotes is one of a seed, and each seed has the SHA-256 that is listed
in seeds/SHA256SUMS. Tells each page in a line. Exit code 1 where one is not as it has to be.
A list that is signed is signed by whom the site says; --signers names a file of those who may sign (allowed_signers, as ssh-keygen reads
it) that you have from elsewhere, and then it has to be signed.
Of an address nothing is asked but what lies below it. The page of the help, /help/verifying/, does the same in Python.`;

/** `verify`: proves a site from what it shows. */
export const command = defineCommand({
  usage,
  options: { signers: { type: 'string' } },
  positionals: true,
  run: async ({ values, positionals }, io) => {
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0 || values.edition !== undefined)
      throw new UsageError('Unexpected arguments, expected one folder or address');
    const { siteAt, siteInFolder, Unhad } = await import('../io/verify/site-files.ts');
    const { verifySite } = await import('../io/verify/verify.ts');
    const address = addressIn(place);
    const signers = values.signers === undefined ? undefined : signersIn(values.signers, io);
    const site = address ? siteAt(address) : siteInFolder(resolve(io.cwd, place));
    let [sound, faults] = [0, 0];
    try {
      await verifySite(
        site,
        ({ path, words, isFault }) => {
          if (isFault) faults++;
          else sound++;
          print(io.stdout, escape(`${path}: ${isFault ? 'NOT PROVED: ' : ''}${words}`));
        },
        signers,
      );
    } catch (error) {
      if (error instanceof Unhad) throw new UsageError(`“${place}”: ${error.message}`);
      throw error;
    }
    const total = count(sound + faults, 'page or seed', 'pages and seeds');
    const found = faults === 0 ? 'all as they have to be' : `${faults} not as they have to be`;
    print(io.stdout, `\n${total}: ${found}`);
    return faults === 0 ? 0 : 1;
  },
});

function signersIn(name: string, io: Io): string {
  const text = readRegularText(fromTyped(name, io));
  if (text !== undefined) return text;
  throw new UsageError(`Unexpected --signers “${name}”, expected a file as ssh-keygen reads it`);
}

/** Returns the address of a site, with a slash at its end; undefined where a folder is meant. */
function addressIn(place: string): URL | undefined {
  if (!/^https?:\/\//i.test(place)) return undefined;
  const address = URL.canParse(place) ? new URL(place) : undefined;
  if (!address || address.username !== '' || address.password !== '')
    throw new UsageError(`Unexpected address “${place}”, expected https://example.org/edition/`);
  address.search = address.hash = '';
  address.pathname = address.pathname.replace(/(?:index\.html)?$/, '').replace(/\/?$/, '/');
  return address;
}
