/**
 * Returns what a language is called in another, by their tags (BCP 47). What a tag says beyond language, script, region and variants has
 * no words: the tag stands behind the name. One that has no name is called by its tag.
 * @example
 * languageName('la-x-medieval', 'en') // => 'Latin (la-x-medieval)'
 */
export function languageName(tag: string, language: string): string {
  const { baseName } = new Intl.Locale(tag);
  const names = new Intl.DisplayNames([language, 'en'], { type: 'language', fallback: 'none' });
  const name = names.of(baseName);
  if (name === undefined) return tag;
  return baseName === tag ? name : `${name} (${tag})`;
}
