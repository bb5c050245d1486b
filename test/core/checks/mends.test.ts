import { expect, test } from 'vitest';
import { checks } from '../../../src/core/checks/all.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { EditionFile } from '../../../src/core/edition/files.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { json } from '../../../src/core/report/json.ts';
import { editionOf, type Example, file, pageOf, readExample, talks, text } from './example.ts';

const given = (content: string, path = talks): Pick<Example, 'files' | 'absent'> => ({
  files: [file(path, content)],
  absent: [],
});
const claim = (attributes: string) => `<Claim id="talks" ${attributes}>${text}</Claim>[^talks]`;
const note = '[^talks]: So.';

/** The example of each fault, and others whose mends are told with words to paste. */
const editions = new Map<string, Pick<Example, 'files' | 'absent'>>([
  ...checks.map(({ code }) => [code, readExample(code)] as const),
  ['a month in words', given(pageOf(text, '', 'published: March 1865\n'))],
  ['an uncertain year', given(pageOf(text, '', 'published: c. 1865\n'))],
  ['a chain that is no list', given(pageOf(text, '', 'via: gazette\n'))],
  [
    'emphasis that the seed does not have',
    given(pageOf('The *ministers* met in Moscow on Thursday.')),
  ],
  ['strong emphasis', given(pageOf('The __ministers__ met in Moscow on Thursday.'))],
  ['a word that is missing', given(pageOf('The ministers met Moscow on Thursday.'))],
  ['a word too many', given(pageOf('The ministers met late in Moscow on Thursday.'))],
  ['another verdict', given(pageOf(claim('by="gazette" kind="event" verdict="unverifed"'), note))],
  ['another kind', given(pageOf(claim('by="gazette" kind="evnt" verdict="unverified"'), note))],
  [
    'a date of a claim',
    given(pageOf(claim('by="gazette" kind="event" verdict="unverified" date="May 2002"'), note)),
  ],
  [
    'the mark of a note that is misspelled',
    given(pageOf(`${text}[^place][^palce]`, '[^place]: So.')),
  ],
  [
    'a file of references with a slip',
    given('@book{a,\n  title = {So}\n', 'content/references/a.bib'),
  ],
  ['a row of the timeline', given('- date: 1914-18\n  text: A war.\n', 'content/timeline.yaml')],
]);

test('what may be pasted mends its fault, and brings no other', () => {
  let pasted = 0;
  for (const [name, edition] of editions) {
    const before = runChecks(editionOf(edition));
    for (const problem of before.filter(({ paste }) => paste !== undefined)) {
      const files = pasteInto(edition, problem);
      const absent = edition.absent.filter((path) => files.every((one) => one.path !== path));
      const after = runChecks(editionOf({ files, absent }));
      expect(after.map(nameOf), `${name}: ${problem.message}`).not.toContain(nameOf(problem));
      const left = before.filter((other) => other !== problem).map(({ code }) => code);
      const fresh = after.filter(
        ({ code, severity }) => severity === 'error' && !left.includes(code),
      );
      expect(fresh, `${name}: ${problem.paste}`).toEqual([]);
      pasted++;
    }
  }
  expect(pasted).toBeGreaterThan(15);
});

test('no report of a fault holds what no place or word is', () => {
  for (const edition of editions.values()) {
    expect(json(runChecks(editionOf(edition)))).not.toMatch(/: null|NaN|“undefined”/);
  }
});

function nameOf({ code, place: { file: path, start } }: Problem): string {
  return `${code} ${path}:${start?.line}:${start?.column}`;
}

/** Puts the words where the mend says: in place of what is marked, or where lines of their kind stand. */
function pasteInto(
  edition: Pick<Example, 'files' | 'absent'>,
  { code, paste = '', place }: Problem,
): EditionFile[] {
  const path = code === 'seed-unlisted' ? 'seeds/SHA256SUMS' : place.file;
  const was = editionOf(edition).files.get(path)?.text ?? '';
  const others = edition.files.filter((one) => one.path !== path);
  return [...others, file(path, changed(was, code, paste, place))];
}

function changed(
  was: string,
  code: string,
  paste: string,
  { start, end }: Problem['place'],
): string {
  if (code === 'seed-unlisted') return `${was}${paste}\n`;
  if (/^\[\^.*\]: $/.test(paste)) return `${was}\n${paste}So.\n`;
  if (code === 'claim-without-note') {
    const at = was.lastIndexOf('</Claim>') + '</Claim>'.length;
    const note = was.includes(`\n${paste}:`) ? '' : `\n${paste}: So.\n`;
    return `${was.slice(0, at)}${paste}${was.slice(at)}${note}`;
  }
  const offset = ({ line, column }: { line: number; column: number }) =>
    was
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  if (!start) throw new Error(`${code} has no place`);
  let [from, to] = [offset(start), offset(end ?? start)];
  if (code === 'text-differs') {
    // The words of the seed are put in place of those that the difference touches.
    while (/\S/.test(was.charAt(from - 1))) from--;
    while (/\S/.test(was.charAt(to))) to++;
  }
  return was.slice(0, from) + paste + was.slice(to);
}
