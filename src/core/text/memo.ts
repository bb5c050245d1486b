/**
 * Returns a function that works out what it returns once for each text that it is given, and keeps it: for what is asked
 * thousands of times of a few texts, such as what a locale says of a language. What is kept is never forgotten.
 */
export function memo<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { made: T }>();
  return (text) => {
    const kept = known.get(text) ?? { made: make(text) };
    known.set(text, kept);
    return kept.made;
  };
}
