import { describe, expect, test } from 'vitest';
import { change, type AnnotationChange, sayingOf } from '../../../src/core/edit/change.ts';
import { remove } from '../../../src/core/edit/remove.ts';
import type { RequestProblem } from '../../../src/core/edit/request.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const tag = `<Claim id="talks" by="gazette" via='gazette' kind="event" verdict="unverified" date="2002">`;
const text = `The ${tag}ministers</Claim> met <Claim id="talks">there</Claim>.[^talks] They left.[^day]`;
const notes = `[^talks]: It was
    so. [@bulletin]

    - More.

[^day]: That was 30 May.

[^far]: Of [^far] nobody.
`;
const seed = 'The ministers met there. They left.';

function edited(body: string, words = seed) {
  const entry = (name: string) => `---\nterm: ${name}\nkind: organization\n---\n`;
  const edition = editionOf(
    filesOf(words, body, {
      'content/glossary/gazette.mdx': entry('The Gazette'),
      'content/glossary/agency.mdx': entry('The Agency'),
      'content/references/works.json': '[{ "id": "bulletin", "type": "book" }]',
    }),
  );
  const file = edition.files.get('content/sources/a.mdx');
  if (!file) throw new Error('no page');
  return { edition, source: sourceOf(edition), file };
}

const bodyOf = (words = text, rest = notes) => `<Source>\n\n${words}\n\n</Source>\n\n${rest}`;

/** What becomes of the page: its text from the source text on, or what is wrong. */
function told(done: ReturnType<typeof change>): string | RequestProblem[] {
  if ('problems' in done) return done.problems;
  const page = rawText(done.file);
  return page.slice(page.indexOf('<Source>'));
}

function changed(id: string, given: AnnotationChange, body = bodyOf()): string | RequestProblem[] {
  const { edition, source } = edited(body);
  return told(change(source, edition, { id, change: given }));
}

function removed(id: string, body = bodyOf(), words = seed): string | RequestProblem[] {
  const { edition, source } = edited(body, words);
  return told(remove(source, edition, id));
}

const faulty = bodyOf(text.replace('left', 'parted'));

describe('an annotation is changed, and nothing else is', () => {
  test('what a claim says of itself', () => {
    expect(changed('talks', { by: 'the agency', verdict: 'consistent' })).toBe(
      bodyOf(text.replace('by="gazette"', 'by="agency"').replace('unverified', 'consistent')),
    );
    expect(changed('talks', { via: null, date: null })).toBe(
      bodyOf(text.replace(` via='gazette'`, '').replace(' date="2002"', '')),
    );
    expect(changed('talks', { via: ['The Agency', 'gazette'], kind: 'event' })).toBe(
      bodyOf(text.replace(`via='gazette'`, 'via="agency gazette"')),
    );
    const bare = text.replace(` via='gazette'`, '').replace(' date="2002"', '');
    expect(changed('talks', { date: '2003' }, bodyOf(bare))).toBe(
      bodyOf(bare.replace('verdict="unverified"', 'verdict="unverified" date="2003"')),
    );
  });

  test('what a note says, in lines of its own, with the line ends of the file', () => {
    const words = 'Not so.\n\n- [^day] [@bulletin]';
    expect(changed('talks', { note: words })).toBe(
      bodyOf(text, notes.replace(/It was[^]*More\./, 'Not so.\n\n    - [^day] [@bulletin]')),
    );
    const windows = bodyOf().replaceAll('\n', '\r\n');
    expect(changed('day', { note: 'A\r\nB' }, windows)).toBe(
      windows.replace('That was 30 May.', 'A\r\n    B'),
    );
    const above = `[^day]: Before.\n\n${bodyOf(text, notes.replace('[^day]: That was 30 May.\n\n', ''))}`;
    expect(changed('day', { note: 'After.' }, above)).toBe(
      bodyOf(text, notes.replace('[^day]: That was 30 May.\n\n', '')),
    );
  });

  test('an attribute that has no value yet', () => {
    const bare = bodyOf(text.replace(' date="2002"', ' date'));
    expect(changed('talks', { date: '2003' }, bare)).toBe(bodyOf(text.replace('2002', '2003')));
  });

  test('what is claimed in plain words, above the note; the rest of which stays', () => {
    const said = notes.replace('It was\n', 'says: They met \\*there\\*.\n\n    It was\n');
    expect(changed('talks', { says: ' They  met\n*there*. ' })).toBe(bodyOf(text, said));
    expect(changed('talks', { says: '' }, bodyOf(text, said))).toBe(bodyOf());
    // As it was written, in one paragraph with the note, where neither changes.
    const close = said.replace('there\\*.\n\n', 'there\\*.\n').replace('\\*there', '&#42;there');
    expect(changed('talks', { by: 'agency', says: 'They met *there*.' }, bodyOf(text, close))).toBe(
      bodyOf(text.replace('by="gazette"', 'by="agency"'), close),
    );
    expect(changed('talks', { note: 'So.' }, bodyOf(text, close))).toBe(
      bodyOf(text, close.replace(/( {4})?It was[^]*More\./, '\n    So.')),
    );
    const { source, file } = edited(bodyOf(text, close));
    expect(sayingOf('talks', source.page, file)).toMatchObject({
      says: 'They met *there*.',
      note: 'It was\nso. [@bulletin]\n\n- More.',
    });
    const noteless = bodyOf(text.replace('[^talks]', ''), '');
    expect(changed('talks', { says: 'A' }, noteless)).toMatchObject([{ field: 'note' }]);
    expect(changed('talks', { by: 'agency' }, noteless)).toContain('by="agency"');
    const empty = bodyOf(text, '[^talks]:\n\n[^day]: A.\n');
    expect(changed('talks', { says: 'A' }, empty)).toContain('[^talks]: says: A\n\n[^day]');
    expect(changed('day', { says: 'A' })).toMatchObject([{ field: 'id' }]);
    expect(changed('talks', { says: '', note: 'says: *A*' })).toMatchObject([{ field: 'says' }]);
    const unread = bodyOf(text, notes.replace('It was\n', 'says: *A*\n'));
    // Markdown has no such character (CommonMark 0.31.2, §2.3).
    expect(changed('talks', { says: 'A\0B' }, unread)).toMatchObject([{ field: 'says' }]);
    // An address is words of the sentence, as all of it.
    expect(changed('talks', { says: 'See http://a.b/c' }, unread)).toContain(
      '[^talks]: says: See http\\://a.b/c\n\n    says: *A*\n',
    );
  });

  test('to what it says already: not at all', () => {
    const { source, file } = edited(bodyOf());
    const now = sayingOf('talks', source.page, file);
    expect(now).toEqual({
      claim: {
        by: 'gazette',
        kind: 'event',
        verdict: 'unverified',
        via: ['gazette'],
        date: '2002',
      },
      note: 'It was\nso. [@bulletin]\n\n- More.',
    });
    expect(changed('talks', { ...now?.claim, note: now?.note })).toBe(bodyOf());
    expect(sayingOf('day', source.page, file)).toEqual({ note: 'That was 30 May.' });
    expect(sayingOf('none', source.page, file)).toBeUndefined();
    const noteless = edited(bodyOf(text.replace('[^talks]', ''), ''));
    const { page } = noteless.source;
    expect(sayingOf('talks', page, noteless.file)).not.toHaveProperty('note');
  });

  test.each([
    ['none', { note: 'A' }, 'id', 'expected that of a claim or note of the page'],
    ['day', { by: 'gazette' }, 'id', 'expected that of a claim'],
    ['talks', { by: 'nobody-known' }, 'by', 'Unexpected speaker'],
    ['talks', { note: '[@none]' }, 'note', 'citation of “none”'],
    ['talks', { note: 'A {code}.' }, 'note', 'code'],
    ['talks', { note: '[^talks]: another\n\n[^new]: note' }, 'note', ''],
  ] as [string, AnnotationChange, string, string][])(
    '%s to %j is refused',
    (id, given, field, words) => {
      expect(changed(id, given)).toMatchObject([
        { field, message: expect.stringContaining(words) as unknown },
      ]);
    },
  );

  test('whatever other faults the page has, but not what would change another annotation', () => {
    const pictured = bodyOf(text, notes.replace('nobody', '![x](x.png)'));
    expect(changed('day', { note: 'A.' }, pictured)).toBe(
      pictured.replace('That was 30 May.', 'A.'),
    );
    const linking = bodyOf(text, notes.replace('nobody', '[x]'));
    expect(changed('day', { note: 'A.\n\n[x]: https://example.org' }, linking)).toMatchObject([
      { field: 'note', message: expect.stringContaining('Unexpected markup') as unknown },
    ]);
  });

  test('a page with faults in its text, and a claim without a note, are refused', () => {
    expect(changed('talks', { note: 'A' }, faulty)).toMatchObject([{ field: 'page' }]);
    const noteless = bodyOf(text.replace('[^talks]', ''), '[^day]: A.\n');
    expect(changed('talks', { note: 'A' }, noteless)).toMatchObject([{ field: 'note' }]);
  });
});

describe('an annotation is removed, and nothing else is', () => {
  const rest = (id: string) => notes.replace(new RegExp(`\\[\\^${id}\\]:[^]*?\\n\\n(?=\\[)`), '');

  test('a claim with all its parts, marks and its note', () => {
    expect(removed('talks')).toBe(
      bodyOf('The ministers met there. They left.[^day]', rest('talks')),
    );
  });

  test('a claim that has no note', () => {
    const noteless = bodyOf(text.replace('[^talks]', ''), '[^day]: A.\n');
    expect(removed('talks', noteless)).toBe(
      bodyOf('The ministers met there. They left.[^day]', '[^day]: A.\n'),
    );
  });

  test('a note, the last one with the blank line before it, and one that nothing leads to', () => {
    expect(removed('day')).toBe(bodyOf(text.replace('[^day]', ''), rest('day')));
    expect(removed('far')).toBe(bodyOf(text, notes.replace(/\n\[\^far\].*\n/, '')));
  });

  test('not where anything else leads to its note, where markup would come of it, or where it is not', () => {
    const linked = bodyOf(text, notes.replace('30 May', '30 May, see [^talks]'));
    expect(removed('talks', linked)).toMatchObject([
      { field: 'id', message: expect.stringMatching(/“\[\^talks\]” in line 17,/) as unknown },
    ]);
    const beside = `${tag}1</Claim>.[^talks] They met.`;
    expect(
      removed('talks', bodyOf(beside.replace('.[^talks]', '[^talks].')), '1. They met.'),
    ).toMatchObject([
      { field: 'id', message: expect.stringContaining('Unexpected markup') as unknown },
    ]);
    expect(removed('none')).toMatchObject([{ field: 'id' }]);
    expect(removed('talks', faulty)).toMatchObject([{ field: 'page' }]);
  });
});
