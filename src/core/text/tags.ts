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
 * @example
 * indexLanguage('en-GB') // => 'en'
 * indexLanguage('yue') // => 'zh'
 */
export function indexLanguage(tag: string): string {
  const { language, script = '' } = new Intl.Locale(tag).maximize();
  return old[language] ?? segmented[script] ?? language;
}

/** Returns the name of what searches the index of a language: an instance with its stemmer, or that of all languages that have none. */
export function searcherOf(indexed: string, isStemmed: boolean): string {
  return isStemmed ? indexed : 'unstemmed';
}

/** The tags that were registered whole before there were rules, with those that took their place (IANA registry; RFC 5646, §2.2.8). */
const grandfathered: Readonly<Record<string, string>> = {
  ...{ 'en-gb-oed': 'en-GB-oxendict', 'i-ami': 'ami', 'i-bnn': 'bnn', 'i-hak': 'hak' },
  ...{ 'i-klingon': 'tlh', 'i-lux': 'lb', 'i-navajo': 'nv', 'i-pwn': 'pwn', 'i-tao': 'tao' },
  ...{ 'i-tay': 'tay', 'i-tsu': 'tsu', 'no-bok': 'nb', 'no-nyn': 'nn', 'sgn-be-fr': 'sfb' },
  ...{ 'sgn-be-nl': 'vgt', 'sgn-ch-de': 'sgg', 'zh-min-nan': 'nan', 'zh-xiang': 'hsn' },
};

/**
 * Returns the language tag that is meant by what is none: `en_GB.UTF-8` by `en-GB`, the names of systems; `zh-yue` by `yue`; a
 * grandfathered one by what took its place. Undefined where that is not known.
 * @example
 * meantTag('en_GB.UTF-8') // => 'en-GB'
 */
export function meantTag(text: string): string | undefined {
  const written = text
    .trim()
    .replace(/[.@].*/s, '')
    .replaceAll(/[_\s]/g, '-');
  const modern = grandfathered[written.toLowerCase()];
  // A language that is told as one of a family stands by itself (RFC 5646, §2.2.2).
  return (
    modern ??
    canonicalTag(written) ??
    canonicalTag(written.replace(/^\w{2,3}-(?=[a-z]{3}(?:-|$))/i, ''))
  );
}
