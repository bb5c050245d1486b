import { directionOf } from './context.ts';

/** How a name in another script is to be set. */
export interface Script {
  /** A language tag, where the script is not Latin: `und-Cyrl`, since a script tells no language. */
  language?: string;
  direction?: 'ltr' | 'rtl';
}

/** The scripts told apart here, by their codes (ISO 15924). */
const scripts = [
  ...['Arab', 'Hebr', 'Cyrl', 'Grek', 'Armn', 'Geor', 'Deva', 'Beng', 'Thai', 'Hang'],
  ...['Hira', 'Kana', 'Hani', 'Ethi', 'Syrc', 'Thaa', 'Nkoo', 'Mong', 'Tibt', 'Khmr'],
].map((code) => ({ code, letter: new RegExp(`\\p{Script=${code}}`, 'u') }));

/** Returns the script of a name that has letters of another than Latin; Japanese, by its kana. */
export function scriptOf(name: string): Script {
  const script = scripts.find(({ letter }) => letter.test(name))?.code;
  if (script === undefined) return {};
  const language = script === 'Hira' || script === 'Kana' ? 'ja' : `und-${script}`;
  return { language, direction: directionOf(language) };
}
