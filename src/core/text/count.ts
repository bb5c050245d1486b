/** Returns a number with the word for what is counted, in the plural where it is not one: “1 entry”, “2 entries”. */
export function count(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}
