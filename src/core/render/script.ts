import { directionOf } from '../text/direction.ts';
import { scriptOfLanguage } from '../text/script-of-language.ts';
import { el, type Node, text } from './hast.ts';

/** How words in another script, or that run the other way than those around, are to be set: attributes of HTML. */
export interface Setting {
  /** A language tag, where the script is another than the edition's: `und-Cyrl`, since a script tells no language. */
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

/** The scripts told apart here, by their codes (ISO 15924). */
const scripts = [
  ...['Arab', 'Hebr', 'Cyrl', 'Grek', 'Armn', 'Geor', 'Deva', 'Beng', 'Thai', 'Hang'],
  ...['Hira', 'Kana', 'Hani', 'Ethi', 'Syrc', 'Thaa', 'Nkoo', 'Mong', 'Tibt', 'Khmr'],
].map((code) => ({ code, letters: new RegExp(`\\p{Script=${code}}`, 'gu') }));

/** All that a text in Latin letters may hold. */
const latin = /^[\0-\u036F\u1D00-\u1EFF\u2000-\u206F]*$/;

/** Returns the script that most letters of a text are of (`Arab`), Latin where others are no more; '' without letters. */
export function scriptOf(words: string): string {
  let [script, most] = ['', (words.match(/\p{Script=Latn}/gu) ?? []).length];
  if (most > 0) script = 'Latn';
  if (latin.test(words)) return script;
  for (const { code, letters } of scripts) {
    const count = (words.match(letters) ?? []).length;
    if (count > most) [script, most] = [code, count];
  }
  return script;
}

/**
 * Returns the script that words are set by, which are likely in `language`: its own where they begin with a letter of it,
 * since what they quote may be long, else that of most of their letters, since what they begin with may be one foreign name.
 */
function settingScriptOf(words: string, language: string): string {
  const first = scriptOf(/\p{L}/u.exec(words)?.[0] ?? '');
  return first !== '' && isWrittenIn(first, language) ? first : scriptOf(words);
}

/**
 * Returns how words are set by their own letters, among those of an edition in `language`; `own` is the language that they
 * are likely in, where that is another. All that is set by its letters is set by this.
 * @example
 * settingOf('Письмо', 'en') // => { lang: 'und-Cyrl' }
 */
export function settingOf(words: string, language: string, own = language): Setting {
  const script = settingScriptOf(words, own);
  if (script === '') return {};
  const around = directionOf(language);
  const dir = directionOf(`und-${script}`);
  const lang = isWrittenIn(script, language) ? undefined : tagOf(script);
  return {
    ...(lang !== undefined && { lang }),
    ...((dir === 'rtl' || around === 'rtl') && { dir }),
  };
}

/**
 * Returns how words are set that are in `own` and stand among words in `language`, as `settingOf` does, and in their own
 * language where they are of its letters.
 * @example
 * settingIn('نامه', 'en', 'fa') // => { lang: 'fa', dir: 'rtl' }
 */
export function settingIn(words: string, language: string, own = language): Setting {
  const isKnown = own !== language && isWrittenIn(settingScriptOf(words, own), own);
  return { ...settingOf(words, language, own), ...(isKnown && { lang: own }) };
}

/** Returns words that stand among others, kept apart from them where either run from right to left. */
export function isolated(words: string, language: string): Node {
  const setting = settingOf(words, language);
  return Object.keys(setting).length === 0 ? text(words) : el('bdi', { ...setting }, [words]);
}

/** Japanese shows by its kana. */
function tagOf(script: string): string {
  return script === 'Hira' || script === 'Kana' ? 'ja' : `und-${script}`;
}

/** Languages that are written in several scripts at once, and what those are. */
const mixed: Record<string, string[]> = {
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/** Whether a language is written in a script. */
function isWrittenIn(script: string, language: string): boolean {
  const own = scriptOfLanguage(language);
  return (mixed[own] ?? [own]).includes(script);
}
