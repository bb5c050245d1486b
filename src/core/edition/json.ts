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
