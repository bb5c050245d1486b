import { memo } from './memo.ts';

/** Returns the script that a language is usually written in (ISO 15924): `Arab`, `Jpan`; Latin where none is known. */
export const scriptOfLanguage = memo((language): string => {
  try {
    return new Intl.Locale(language).maximize().script ?? 'Latn';
  } catch {
    // What has the shape of a tag need not be one: `en-x`.
    return 'Latn';
  }
});
