const [popFormatting, popIsolate] = ['\u202C', '\u2069'];

const controls = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Returns a part of a text so that it turns nothing beside it round (UAX #9, §3.3.2): embeddings, overrides and isolates that
 * end behind it are ended, and what ends one that begins before it is left out.
 * @example
 * closed('\u2067a') // => '\u2067a\u2069'
 */
export function closed(words: string): string {
  /** What ends those that are open, the last one first. */
  const ends: string[] = [];
  const kept = words.replace(controls, (control) => {
    if (control === popFormatting) {
      const isOpen = ends[0] === control;
      if (isOpen) ends.shift();
      return isOpen ? control : '';
    }
    if (control !== popIsolate) {
      ends.unshift(control < popIsolate && control >= '\u2066' ? popIsolate : popFormatting);
      return control;
    }
    const at = ends.indexOf(popIsolate);
    // With an isolate end the embeddings in it.
    ends.splice(0, at + 1);
    return at < 0 ? '' : control;
  });
  return kept + ends.join('');
}
