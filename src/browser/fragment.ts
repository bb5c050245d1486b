/** How many words the beginning and the end of a long passage are known by. */
const wordsKept = 5;

/**
 * Returns a text directive that finds a passage (URL Fragment Text Directives, §3): all of a short one, the beginning
 * and the end of one that is long or has marks of notes in it, which the browser reads as words.
 */
export function fragmentOf(range: Range): string {
  const fragment = range.cloneContents();
  const parts = stretches(fragment);
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const [start, end] = [first.split(' '), last.split(' ')];
  if (parts.length < 2 && start.length <= 2 * wordsKept) return encode(first);
  return `${encode(start.slice(0, wordsKept).join(' '))},${encode(end.slice(-wordsKept).join(' '))}`;
}

/** The words between marks, line breaks and block breaks; a word that a mark adjoins is none to the browser. */
function stretches(fragment: DocumentFragment): string[] {
  for (const number of fragment.querySelectorAll('.para')) number.remove();
  for (const mark of fragment.querySelectorAll('[data-apparatus]')) mark.replaceWith('\u0000');
  for (const block of fragment.querySelectorAll('p, br, h2, h3, h4, h5, h6'))
    block.prepend('\u0001');
  for (const line of fragment.querySelectorAll('br')) line.replaceWith('\u0001');
  return fragment.textContent
    .replace(/[\p{L}\p{N}\u0000]+/gu, (run) => (run.includes('\u0000') ? '\u0001' : run))
    .split('\u0001')
    .map((words) => words.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, ''))
    .filter((words) => /[\p{L}\p{N}]/u.test(words));
}

function encode(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
