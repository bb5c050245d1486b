import type { Finding, Place } from '../problem.ts';
import { isWebAddress } from '../text/address.ts';
import type { Work } from './schema/reference.ts';

/** Returns reference-part-unread for the work of a key whose address cannot be followed as it stands; `place` is where it is told. */
export function spoiltAddress(key: string, work: Work, place: () => Place): Finding[] {
  const url = String(work.URL ?? '').trim();
  const isWeb = isWebAddress(url);
  if (url === '' || (isWeb && !/\s/.test(url))) return [];
  return [
    {
      code: 'reference-part-unread',
      message: `Unexpected address “${url}” of the work “${key}”, expected one ${isWeb ? 'without spaces' : 'that begins with https://'}: ${isWeb ? 'it is linked with %20 for each' : 'it is printed, leads nowhere, and is in no BibTeX or RIS'}`,
      place: place(),
      hint: isWeb
        ? 'take the space out, or write %20 for it where it belongs to the address'
        : 'write the whole address, as the browser shows it when the page is open; what is none belongs into “note”',
    },
  ];
}
