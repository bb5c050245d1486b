/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a value as a list: JSON-LD has one thing without brackets; none for what is not there. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** Returns the words that a value is, '' for none. */
export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
