import type { EditionData } from '../edition/schema/edition.ts';
import { isolatedText } from '../render/pictures/wrap.ts';
import { directionOf } from '../text/direction.ts';
import type { Wording } from '../words/wording.ts';
import { showDate } from './date.ts';
import type { ShownEdition } from './shown.ts';

/** Returns what an edition says of itself in a few words: who edits it, which version of which date it is, on what terms, and what else it has at the foot of its pages. */
export function imprintOf(about: EditionData, wording: Wording, date = about.date): string[] {
  const words = wording.words.imprint;
  const { version, licence, language, appearance } = about;
  // Names that run otherwise than the page would change places with their neighbours.
  const around = directionOf(wording.language);
  const editors = about.editors.map((name) => isolatedText(name, around));
  return [
    ...(editors.length > 0
      ? [wording.say(words.editors, { names: wording.list(editors).join('') })]
      : []),
    ...(version ? [wording.say(words.version, { name: version })] : []),
    ...(date ? [showDate(date, language).text] : []),
    ...(licence ? [licence] : []),
    ...(appearance?.footer ? [appearance.footer] : []),
  ];
}

/**
 * Returns the date of the state that an edition is in, as it is written: the one it gives, else the newest that a page gives
 * for its revision; '' where none does. It is not the day of the build, so that the same edition builds the same.
 */
export function stateDate({ edition: { about }, shown, superseded }: ShownEdition): string {
  if (about.date) return about.date;
  const dates = [...shown, ...superseded].flatMap(({ page: { data } }) =>
    [data.date, ...(data.changes ?? []).map(({ date }) => date)].filter(
      (date) => date !== undefined,
    ),
  );
  return dates.sort().at(-1) ?? '';
}
