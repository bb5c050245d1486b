/**
 * Returns a language tag in its one canonical form (BCP 47; RFC 5646, §2.1.1 and §4.5): `en-gb` is `en-GB`, `iw` is `he`;
 * undefined for what is none.
 */
export function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Old languages whose likely script CLDR does not tell. */
const old: Readonly<Record<string, string>> = { ltc: 'zh', och: 'zh', ojp: 'ja' };

/** How the indexer parts a text into words whose script puts no spaces between them, by the likely script (CLDR). */
const segmented: Readonly<Record<string, string>> = {
  ...{ Jpan: 'ja', Thai: 'th', Hans: 'zh', Hant: 'zh', Hani: 'zh', Bopo: 'zh' },
  ...{
    Khmr: 'zh',
    Laoo: 'zh',
    Mymr: 'zh',
    Tibt: 'zh',
    Yiii: 'zh',
    Talu: 'zh',
    Lana: 'zh',
    Tale: 'zh',
  },
};

/**
 * Returns the language as which a text of a language (canonical BCP 47) is put into the search index: that of its words'
 * stems, whatever its country; for scripts without spaces, one whose texts the indexer parts into words.
 */
export function indexLanguage(tag: string): string {
  const { language, script = '' } = new Intl.Locale(tag).maximize();
  return old[language] ?? segmented[script] ?? language;
}
