/* What the foot of a page says of what is read. */
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/standing.ts';

/** What is said where the site has another version than what is saved. */
export const newerThan = words.newer;

/** Says what is read where the site is not: what was saved, as of a date where that is known, or what was stored. */
export function standingOf(isSaved: boolean, date: string): string {
  const { onLine } = navigator;
  if (!isSaved) return onLine ? words.storedUnreached : words.storedOffline;
  if (date === '') return onLine ? words.savedUnreached : words.savedOffline;
  return say(onLine ? words.savedUnreachedOf : words.savedOfflineOf, { date }, language);
}
