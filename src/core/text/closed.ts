const [popFormatting, popIsolate] = ['\u202C', '\u2069'];

const controls = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Returns a part of a text so that it turns nothing beside it round (UAX #9, §3.3.2): embeddings, overrides and isolates that
 * end behind it are ended, and what ends one that begins before it is left out.
 * @example
 * closed('\u2067a') // => '\u2067a\u2069'
 */
export function closed(words: string): string {
  /** What ends those that are open, the last one last. */
  const ends: string[] = [];
  let isolates = 0;
  const kept = words.replace(controls, (control) => {
    if (control === popFormatting) {
      const isOpen = ends.at(-1) === control;
      if (isOpen) ends.pop();
      return isOpen ? control : '';
    }
    if (control !== popIsolate) {
      const isIsolate = control >= '\u2066';
      ends.push(isIsolate ? popIsolate : popFormatting);
      if (isIsolate) isolates++;
      return control;
    }
    if (isolates === 0) return '';
    isolates--;
    // With an isolate end the embeddings in it.
    ends.length = ends.lastIndexOf(popIsolate);
    return control;
  });
  return kept + ends.reverse().join('');
}
