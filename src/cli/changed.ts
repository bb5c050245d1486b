import { escape } from '../core/report/escape.ts';

/** Returns one change of a file for a terminal: what was put in, or else what was taken out. */
export function changed(text: string, taken = ''): string {
  return text === '' ? `- ${escape(taken.trim())}` : `+ ${escape(text.trim())}`;
}
