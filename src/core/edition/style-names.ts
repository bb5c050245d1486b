/** Words in the names of styles that no id has. */
const fillers = new Set(['and', 'of', 'the', 'style', 'manual', 'citation', 'csl', 'edition']);

/**
 * Returns the ids of styles that have all words of a name, or are begun by the letters that stand for them: those first that begin
 * with its first word, and have the fewest besides.
 * @example
 * stylesNamed('Chicago (notes)', ['apa', 'chicago-note-bibliography']) // => ['chicago-note-bibliography']
 * stylesNamed('MLA', ['apa', 'modern-language-association']) // => ['modern-language-association']
 */
export function stylesNamed(name: string, ids: readonly string[]): string[] {
  const words = [...new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu))]
    .filter((word) => /^(?!\d).{3,40}$/u.test(word) && !fillers.has(word))
    .slice(0, 8);
  const [first] = words;
  if (first === undefined) return [];
  const rank = (id: string) =>
    id.split('-').length + (holds(id.replace(/-.*/, ''), first) ? 0 : 100);
  return ids
    .filter((id) => words.every((word) => holds(id, word)))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Whether an id has a word, also with another ending: `notes` for `note`. */
function holds(id: string, word: string): boolean {
  const parts = id.split('-');
  const initials = parts.map(([first = '']) => first).join('');
  return (
    parts.some((part) => part.includes(word) || (part.length > 3 && word.startsWith(part))) ||
    initials.startsWith(word)
  );
}
