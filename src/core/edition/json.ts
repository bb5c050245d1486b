/**
 * Returns the UTF-16 offset at which a text stops being JSON, its length where it only lacks an end. The parser
 * does not tell the place of every fault, so it is found by bisection: what stands before it could go on.
 */
export function jsonFault(text: string): number {
  if (couldGoOn(text)) return text.length;
  let sound = 0;
  let bad = text.length;
  while (bad - sound > 1) {
    const middle = (sound + bad) >> 1;
    if (couldGoOn(text.slice(0, middle))) sound = middle;
    else bad = middle;
  }
  return sound;
}

/** Whether a text is the beginning of JSON: it has no fault before its end (the messages are those of V8). */
function couldGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position) >= text.length;
    return message.includes('end of JSON input');
  }
}

/** A string, with the colon that makes it a name, or a sign that opens or closes an object or a list. */
const tokens = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g;

/** Returns the UTF-16 offsets of the strings in a JSON text that hold half of a character: no output can carry it. */
export function brokenStrings(text: string): number[] {
  if (!/\\ud/i.test(text)) return [];
  return [...text.matchAll(tokens)].flatMap(({ 1: string, index }) =>
    string === undefined || String(JSON.parse(string)).isWellFormed() ? [] : [index],
  );
}

/**
 * Returns the UTF-16 offsets of the names in a JSON text that their object has before already: a parser keeps the last
 * of them, without a word (RFC 8259, §4). The text is JSON. Linear in it.
 * @example
 * repeatedNames('{"a": 1, "a": 2}') // => [ 9 ]
 */
export function repeatedNames(text: string): number[] {
  const outer: Set<unknown>[] = [];
  let names = new Set<unknown>();
  const repeated: number[] = [];
  for (const { 0: sign, 1: string, 2: colon, index } of text.matchAll(tokens)) {
    if (string === undefined) {
      // Every object that is closed was opened.
      if (sign === '}' || sign === ']') names = outer.pop() as Set<unknown>;
      else {
        outer.push(names);
        names = new Set();
      }
    } else if (colon !== undefined) {
      const name: unknown = JSON.parse(string);
      if (names.has(name)) repeated.push(index);
      names.add(name);
    }
  }
  return repeated;
}
