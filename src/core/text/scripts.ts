/**
 * The characters of the scripts whose words are not set apart by spaces (UAX #14, classes SA and ID), with the punctuation of
 * East Asia, as a set for regular expressions with the flag `u`.
 */
export const unspacedScripts = [
  ...['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Yi'].map((name) => `\\p{scx=${name}}`),
  ...[
    ...['Tangut', 'Nushu', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Tai_Le', 'New_Tai_Lue'],
    ...['Tai_Tham', 'Tai_Viet', 'Ahom', 'Javanese', 'Balinese'],
  ].map((name) => `\\p{sc=${name}}`),
].join('');

/** Whether a text has a character of a script that puts no space between words. */
export const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');
