import type { Edition } from '../edition/edition.ts';
import type { Finding, Place } from '../problem.ts';
import { asking, nearest } from '../text/nearest.ts';
import { eachPage } from './each-page.ts';

const about = 'content/edition.yaml';

/** Finds the claims whose `attribute` is none of the words that the edition defines for it. */
export function unknownWord(
  attribute: 'verdict' | 'kind',
  wordsOf: (edition: Edition) => ReadonlyMap<string, unknown>,
): (edition: Edition) => Finding[] {
  const find = eachPage(({ page, file, edition }) => {
    const words = wordsOf(edition);
    page.elements.forEach(({ name, attributes }) => {
      const word = attributes[attribute];
      if (name !== 'Claim' || !word?.value || words.has(word.value)) return;
      const near = nearest(word.value, words);
      file.report(
        `${attribute}-unknown`,
        { start: word.at, end: word.at + attribute.length + word.value.length + 3 },
        `Unexpected ${attribute} “${word.value}”, expected one of ${listed(words.keys())}`,
        {
          hint: `${asking(near)}use one of ${words.size > most ? `those that ${about} lists` : 'these'}, or list it under “${attribute}s” in ${about}, with all others that are to stay`,
          ...(near && { paste: `${attribute}="${near}"` }),
        },
      );
    });
  });
  return (edition) => (isUnsure(edition, `${attribute}s`) ? [] : find(edition));
}

/** How many words are named at the most: more are a wall of text, and stand where they are defined. */
const most = 12;

function listed(all: Iterable<string>): string {
  const words = [...all];
  const named = words.slice(0, most).join(', ');
  return words.length > most ? `${named} and ${words.length - most} more` : named;
}

/** Whether the edition may define words of its own that are not known: where it defines them, there are faults. */
function isUnsure({ findings, aboutFields }: Edition, field: string): boolean {
  const whole = aboutFields[''];
  const defined = whole ? aboutFields[field] : { file: about };
  return findings.some(({ place }) => defined && lies(place, defined));
}

function lies(place: Place, within: Place): boolean {
  if (place.file !== within.file) return false;
  const line = place.start?.line ?? 0;
  return line >= (within.start?.line ?? 0) && line <= (within.end?.line ?? Infinity);
}
