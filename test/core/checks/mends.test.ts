import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import type { EditionFile } from '../../../src/core/edition/files.ts';
import { codes } from '../../../src/core/faults.ts';
import type { Problem } from '../../../src/core/problem.ts';
import { json } from '../../../src/core/report/json.ts';
import { editionOf, type Example, file, pageOf, readExample, talks, text } from './example.ts';

const given = (content: string, path = talks): Pick<Example, 'files' | 'absent'> => ({
  files: [file(path, content)],
  absent: [],
});
const claim = (attributes: string) => `<Claim id="talks" ${attributes}>${text}</Claim>[^talks]`;
const note = '[^talks]: So.';
const guide = 'content/guides/reading.mdx';

/** The example of each fault, and others whose mends are told with words to paste. */
const editions = new Map<string, Pick<Example, 'files' | 'absent'>>([
  ...codes.map((code) => [code, readExample(code)] as const),
  ['a month in words', given(pageOf(text, '', 'published: March 1865\n'))],
  ['an uncertain year', given(pageOf(text, '', 'published: c. 1865\n'))],
  [
    'a day of another calendar',
    given(pageOf(text, '', 'language: fa-Latn\npublished: 1394-02-31\n')),
  ],
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
  ['a citation in a guide', given('---\ntitle: A\n---\nSee [@bulletin].\n', guide)],
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
  const path = code.endsWith('-unlisted') ? place.file.replace(/[^/]+$/, 'SHA256SUMS') : place.file;
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
  if (code.endsWith('-unlisted')) return `${was}${paste}\n`;
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

/** What somebody does who takes a mend by its word: what goes, and what comes in its place. */
const taken: [code: string, path: string, ...changes: [from: string, to: string][]][] = [
  [
    'address-lost',
    'content/addresses.yaml',
    [
      'claim-thursday]\n',
      'claim-thursday]\nredirects:\n  /glossary/kremlin/: /glossary/moscow/\n  /sources/talks/#claim-thursday: /sources/talks/\n',
    ],
  ],
  [
    'alias-ambiguous',
    talks,
    ['The ministers', '<Term id="defence-ministers">The ministers</Term>'],
  ],
  ['attribute-missing', talks, ['kind="event"', 'kind="event" verdict="unverified"']],
  ['attribute-repeated', talks, [' by="unattributed"', '']],
  ['attribute-unknown', talks, [' speaker="gazette"', '']],
  ['break-untrue', talks, ['Moscow\n\non', 'Moscow on']],
  ['character-invisible', talks, ['\u200B', '']],
  ['citation-as-link', talks, ['(https://example.org/bulletin)', '']],
  [
    'claim-across-blocks',
    talks,
    ['in Moscow.', 'in Moscow.</Claim>'],
    ['They', '<Claim id="talks">They'],
  ],
  ['claim-attributes-twice', talks, [' by="gazette" kind="event" verdict="disputed"', '']],
  [
    'claim-empty',
    talks,
    ['<Claim id="talks" by="gazette" kind="event" verdict="unverified"></Claim>', ''],
  ],
  ['claim-tag-alone', talks, ['unverified">\n', 'unverified">'], ['\n</Claim>', '</Claim>']],
  ['claim-without-evidence', talks, ['[@bulletin]', '[supports @bulletin]']],
  ['code-in-page', talks, ['{', '\\{']],
  [
    'element-misplaced',
    talks,
    ['<Claim id="again" by="gazette" kind="forecast" verdict="unverified">', ''],
    ['</Claim>', ''],
  ],
  ['element-unknown', talks, ['<Place>', ''], ['</Place>', '']],
  ['event-undated', 'content/glossary/moscow-meeting.mdx', ['aliases', 'date: 2002\naliases']],
  ['field-missing', talks, ['seed:', 'title: Talks\nseed:']],
  ['frontmatter-missing', talks, ['\n---\ntitle', '---\ntitle']],
  ['html-in-page', talks, ['<br>', '\\<br>']],
  ['id-ill-formed', talks, ['[^The_Day]', '[^the-day]'], ['[^The_Day]', '[^the-day]']],
  ['id-repeated', 'content/edition.yaml', ['id: event, label: M', 'id: meeting, label: M']],
  ['alt-missing', 'content/glossary/moscow.mdx', ['![](moscow.gif)', '![Moscow](moscow.gif)']],
  [
    'image-undescribed',
    'content/guides/reading.mdx',
    ['![](harbour.gif)', '![The harbour in 1890](harbour.gif)'],
  ],
  ['kind-unknown', talks, ['"rumour"', '"event"']],
  ['link-broken', talks, ['/glossary/treaty/', '/glossary/moscow/']],
  ['link-dangerous', talks, ['file:///home/anna/bulletin.pdf', 'https://example.org/']],
  ['link-unnamed', talks, ['[](https', '[Its report](https']],
  ['note-elsewhere', talks, ['</Claim>', '</Claim>[^talks]'], ['Thursday.[^talks]', 'Thursday.']],
  ['note-empty', talks, ['[^talks]:\n', '[^talks]: Nothing was found.\n']],
  ['note-misplaced', 'content/glossary/moscow.mdx', ['[^since]', '']],
  ['note-not-indented', talks, ['The ministry', '    The ministry']],
  [
    'note-repeated',
    talks,
    ['Thursday.[^day]', 'Thursday.[^day][^two]'],
    ['\n\n[^day]: The', '\n\n[^two]: The'],
  ],
  ['note-unused', talks, ['Moscow on', 'Moscow[^place] on']],
  [
    'redirect-invalid',
    'content/addresses.yaml',
    ['moscov', 'moscow'],
    ['  /sources/talks/#claim-talks: /glossary/moscow/\n', ''],
  ],
  ['reference-invalid', 'content/references/minutes.json', ['"report" "', '"report", "']],
  ['reference-repeated', 'content/references/zotero.json', ['"bulletin"', '"history"']],
  [
    'silence-unused',
    talks,
    [
      "silence:\n  - warning: encoding-disguised\n    reason: The agency's wire used a tilde and a brace.\n",
      '',
    ],
  ],
  ['source-tag', talks, [' lang="en"', '']],
  ['source-unknown', 'content/edition.yaml', [', minutes', '']],
  ['speaker-unknown', talks, ['"tass"', '"gazette"']],
  ['sums-malformed', 'seeds/SHA256SUMS', ['# received in June\n', '']],
  ['syntax-invalid', talks, ['Moscow* meeting</Term>', 'Moscow</Term>* meeting']],
  ['tag-malformed', talks, ['id=talks', 'id="talks"']],
  ['tag-unpaired', talks, ['Thursday.', 'Thursday</Term>.']],
  ['term-unknown', talks, ['"kremlin"', '"moscow"']],
  ['url-missing', 'content/edition.yaml', ['edition\n', 'edition\nurl: https://example.org/\n']],
  ['verdict-unknown', talks, ['"likely"', '"unverified"']],
  ['words-cut', talks, ['Despatch No. #12 to the minister', "'Despatch No. #12 to the minister'"]],
  ['yaml-invalid', talks, ['Talks: in Moscow', "'Talks: in Moscow'"]],
];

test.each(taken)('the mend of %s works as it is told', (code, path, ...changes) => {
  const example = readExample(code);
  const before = runChecks(editionOf(example));
  let text = editionOf(example).files.get(path)?.text ?? '';
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  const others = example.files.filter((one) => one.path !== path);
  const after = runChecks(editionOf({ ...example, files: [...others, file(path, text)] }));
  const known = before.flatMap((problem) => (problem.code === code ? [] : [problem.code]));
  const errors = after.filter(({ severity }) => severity === 'error').map((one) => one.code);
  expect(after.map((problem) => problem.code)).not.toContain(code);
  expect(errors.filter((one) => !known.includes(one))).toEqual([]);
});

test('where the list of redirects is, a line of its own is all it takes', () => {
  const path = 'content/addresses.yaml';
  const listed =
    'published:\n  /glossary/kremlin/: []\nredirects:\n  /glossary/old/: /glossary/moscow/\n';
  const lines = runChecks(editionOf(given(listed, path)));
  expect(lines.map(({ hint }) => hint)).toEqual([
    'put it back, or add a line under “redirects:” that says where it is now: “/glossary/kremlin/: /…”',
  ]);
});

test('the link that takes the place of a citation in a guide has no brackets around it', () => {
  const edition = given(
    '---\ntitle: A\n---\nSee [@bulletin] and [supports @bulletin, p. 3].\n',
    guide,
  );
  const [alone, more] = runChecks(editionOf(edition));
  const [laid] = alone ? pasteInto(edition, alone) : [];
  expect(laid).toEqual(
    file(
      guide,
      '---\ntitle: A\n---\nSee [bulletin](/references/#ref-bulletin) and [supports @bulletin, p. 3].\n',
    ),
  );
  expect(more).toMatchObject({
    code: 'citation-misplaced',
    place: { start: { line: 4, column: 31 } },
  });
  expect(more?.paste).toBeUndefined();
});
