import anyAscii from 'any-ascii';
import { isReserved } from '../text/reserved-name.ts';

/** How long the name of a seed may be that is made from another, without its ending. */
const longest = 100;

/**
 * Returns a name that a seed can have for a file of any name: letters of every script in small ones of ASCII, hyphens for
 * spaces and other signs. One that is `taken`, or that of a device on Windows, gets a number.
 * @example
 * cleanName('Lincoln 1865.TXT', () => false) // => 'lincoln-1865.txt'
 */
export function cleanName(name: string, taken: (name: string) => boolean): string {
  const stem = anyAscii(name.normalize('NFC').replace(/\.te?xt$/i, ''))
    .toLowerCase()
    .replace(/['`"]/g, '')
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/-?([._])[-._]*/g, '$1')
    .slice(0, longest)
    .replace(/^[-._]+|(?<![-._])[-._]+$/g, '');
  const own = stem === '' ? 'source' : stem;
  let clean = `${own}.txt`;
  for (let number = 2; taken(clean) || isReserved(clean); number++) clean = `${own}-${number}.txt`;
  return clean;
}
