import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/edit/annotate.ts';
import type { Annotation, Quotation, RequestProblem } from '../../../src/core/edit/request.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { unknownEntry } from '../../../src/core/edit/request.ts';
import { editionOf, mdxOf, sourceOf } from '../support.ts';

const claim: Annotation = {
  type: 'claim',
  id: 'new',
  by: 'gazette',
  kind: 'event',
  verdict: 'unverified',
};
const note: Annotation = { type: 'note', id: 'new' };
const term: Annotation = { type: 'term', id: 'moscow' };
const tag = '<Claim id="new" by="gazette" kind="event" verdict="unverified">';

const entry = (name: string, kind: string) => `---\nterm: ${name}\nkind: ${kind}\n---\n`;

/** What becomes of a page that is annotated: its text, or what is wrong. */
function result(
  mdx: string,
  seed: string,
  annotation: Annotation,
  quotation: Quotation,
): string | RequestProblem[] {
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/glossary/gazette.mdx': entry('Gazette', 'organization'),
    'content/glossary/moscow.mdx': entry('Moscow', 'place'),
    'content/references/works.json': '[{ "id": "bulletin", "type": "book" }]',
    'content/sources/a.mdx': mdx,
    'seeds/a.txt': seed,
  });
  const done = annotate(sourceOf(edition), edition, { annotation, quotation });
  return 'problems' in done ? done.problems : rawText(done.file);
}

/** The same for a page of this source text, where only it and the notes matter. */
function annotated(
  text: string,
  seed: string,
  annotation: Annotation,
  quote: string,
  rest = '',
): string {
  const done = result(mdxOf(text, rest), seed, annotation, { quote });
  if (typeof done !== 'string') throw new Error(JSON.stringify(done));
  return done.slice(done.indexOf('<Source>\n\n') + 10).replace('\n\n</Source>\n', ' // ');
}

function problems(annotation: Annotation, quotation: Quotation, seed = talks): RequestProblem[] {
  const done = result(mdxOf(seed), seed, annotation, quotation);
  if (typeof done === 'string') throw new Error(done);
  return done;
}

const talks = 'The ministers met in Moscow. The ministers left.';

/** What is told beside the annotation of a page of this source text. */
function toldOf(text: string, quotation: Quotation, annotation = claim): string[] {
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/glossary/gazette.mdx': entry('Gazette', 'organization'),
    'content/sources/a.mdx': mdxOf(text, '[^old]: A.\n'),
    'seeds/a.txt': talks,
  });
  const done = annotate(sourceOf(edition), edition, { annotation, quotation });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.remarks ?? [];
}

describe('what else is to be known of it is told', () => {
  const old = talks.replace(
    'met in',
    `<Claim id="old" by="gazette" kind="event" verdict="unverified">met in</Claim>[^old]`,
  );

  test.each([
    ['met in', ['the claim “old” is on the very same words']],
    ['met', ['these words are inside of the claim “old”']],
    ['met in Moscow', ['the claim “old” is inside of these words']],
    ['in Moscow', []],
    ['left', []],
  ])('of “%s” beside another claim', (quote, told) => {
    expect(toldOf(old, { quote })).toEqual(told);
    expect(toldOf(old, { quote }, note)).toEqual([]);
  });

  test('that whole words are marked, where they are meant', () => {
    expect(toldOf(talks, { quote: 'inisters met', whole: true })).toEqual([
      '“ministers met” is marked, whole words, and not “inisters met”',
    ]);
    expect(toldOf(talks, { quote: 'ministers met', whole: true })).toEqual([]);
    expect(toldOf(talks, { quote: 'inisters met' })).toEqual([]);
  });
});

describe('words are marked', () => {
  test('as a claim, with its mark past the punctuation and the beginning of its note', () => {
    expect(annotated(talks, talks, claim, 'met in\nMoscow')).toBe(
      `The ministers ${tag}met in Moscow</Claim>.[^new] The ministers left. // \n[^new]:\n`,
    );
  });

  test.each([
    ['Committee', 'Com\u00AD\nmittee'],
    ['Committee', 'Com-\nmittee'],
    ['the Congress’s', "the Congreſs's"],
    ['filed in Koenigsberg', 'ﬁled in Königsberg'],
  ])('%s is quoted as it is read, marked as it is written', (quote, written) => {
    const text = `Of ${written} here.`;
    expect(annotated(text, text, term, quote)).toBe(
      `Of <Term id="moscow">${written}</Term> here. // `,
    );
  });

  test('as they are written, where both are there', () => {
    const text = 'The co-operation, and co-\noperation; cooperation.';
    expect(annotated(text, text, term, 'cooperation')).toContain('>cooperation<');
    expect(problems(term, { quote: 'COOPERATION' }, text)[0]?.message).toContain(
      'Unexpected quote',
    );
    expect(problems(term, { quote: 'filed' }, 'ﬁled, ﬁled in')[0]?.candidates).toMatchObject([
      { words: '⟦ﬁled⟧, ﬁled in' },
      { words: 'ﬁled, ⟦ﬁled⟧ in' },
    ]);
  });

  test('with everything that may be told of a claim', () => {
    const whole: Annotation = {
      ...claim,
      via: ['gazette', 'moscow'],
      date: '2002-05',
      note: '\nSays *nothing*.\n\nMore.\n',
    };
    expect(annotated(talks, talks, whole, 'left')).toBe(
      'The ministers met in Moscow. The ministers <Claim id="new" by="gazette" via="gazette moscow" kind="event" verdict="unverified" date="2002-05">left</Claim>.[^new] // \n[^new]: Says *nothing*.\n\n    More.\n',
    );
    expect(annotated(talks, talks, { ...whole, via: [], note: '' }, 'left')).toContain(' via="" ');
    expect(annotated(talks, talks, { ...claim, says: ' They\nleft_1. ' }, 'left')).toContain(
      '[^new]: says: They left\\_1.\n',
    );
    expect(annotated(talks, talks, { ...claim, says: 'A', note: 'B\n\nC' }, 'left')).toContain(
      '[^new]: says: A\n\n    B\n\n    C\n',
    );
  });

  test('as more of a claim, whatever else on the page has no name', () => {
    const text =
      'The <Claim by="gazette">ministers</Claim> <Claim id="old" by="gazette">met</Claim>[^old] in Moscow.';
    const part: Annotation = { type: 'part', id: 'old' };
    const done = annotated(text, 'The ministers met in Moscow.', part, 'Moscow', '[^old]: So.');
    expect(done).toContain('in <Claim id="old">Moscow</Claim>.[^old]');
  });

  test('as more of a claim that is there, before or behind it', () => {
    const other = { type: 'part', id: 'old' } as const;
    const own = '<Claim id="old" by="gazette" kind="event" verdict="unverified">met</Claim>[^old]';
    const text = `The ministers ${own} in Moscow.`;
    const seed = 'The ministers met in Moscow.';
    const notes = '\n[^old]: So.\n';
    expect(annotated(text, seed, other, 'Moscow', notes)).toBe(
      `The ministers ${own.replace('[^old]', '')} in <Claim id="old">Moscow</Claim>.[^old] // ${notes}`,
    );
    expect(annotated(text, seed, other, 'The', notes)).toBe(
      `${own.replace('met</Claim>[^old]', 'The</Claim>')} ministers <Claim id="old">met</Claim>[^old] in Moscow. // ${notes}`,
    );
    const found = (id: string) => {
      const done = result(mdxOf(text, notes), seed, { type: 'part', id }, { quote: 'Moscow' });
      return typeof done === 'string' ? [] : done.map(({ field, hint }) => [field, hint]);
    };
    expect(found('odl')).toEqual([['part', 'did you mean “old”?']]);
    expect(found('zzzz')).toEqual([['part', 'use one of: old']]);
    const nameless = result(mdxOf('<Claim by="gazette">Moscow</Claim>'), 'Moscow', other, {
      quote: 'Moscow',
    });
    expect(nameless).toMatchObject([{ field: 'part', hint: 'use one of: none yet' }]);
    expect(problems({ type: 'part', id: '' }, { quote: 'Moscow' })).toMatchObject([
      {
        message: 'Unexpected empty id, expected that of a claim on the page',
        hint: 'use one of: none yet',
      },
    ]);
  });

  const first = '<Claim id="old" by="gazette" kind="event" verdict="unverified">a</Claim>';

  test.each([
    [
      'in a later block',
      `${first}[^old]\n\nb`,
      'a\n\nb',
      'b',
      `${first}\n\n<Claim id="old">b</Claim>[^old]`,
    ],
    [
      'past the punctuation there, and past the marks of other notes',
      `${first}[^x][^old], b[^x]! c`,
      'a, b! c',
      'b',
      `${first}[^x], <Claim id="old">b</Claim>[^x]![^old] c`,
    ],
    [
      'where the mark of the note stands again',
      `${first}[^old] b[^old] c`,
      'a b c',
      'b',
      `${first} <Claim id="old">b</Claim>[^old] c`,
    ],
    [
      'between parts whose mark was behind the first of them',
      `${first}[^old] b <Claim id="old">c</Claim> d`,
      'a b c d',
      'b',
      `${first} <Claim id="old">b</Claim> <Claim id="old">c</Claim>[^old] d`,
    ],
    [
      'around the mark',
      `${first}[^old] b c`,
      'a b c',
      'a b',
      `${first.replace('a</Claim>', '<Claim id="old">a</Claim>')} b</Claim>[^old] c`,
    ],
    [
      'of a claim that is in a note alone',
      'a[^n] b',
      'a b',
      'b',
      'a[^n] <Claim id="old">b</Claim>',
    ],
    ['of a claim that has no mark', `${first} b`, 'a b', 'b', `${first} <Claim id="old">b</Claim>`],
  ])(
    'as more of a claim, whose mark goes behind its last words: %s',
    (_, text, seed, quote, expected) => {
      const rest = '\n[^old]: So.\n\n[^x]: X.\n\n[^n]: <Claim id="old">So.</Claim>\n';
      expect(annotated(text, seed, { type: 'part', id: 'old' }, quote, rest)).toBe(
        `${expected} // ${rest}`,
      );
    },
  );

  test('but not with a note that cites what there is not', () => {
    const told = (words: string) =>
      problems({ ...note, note: words }, { quote: 'Moscow' }).map(({ field, hint }) => [
        field,
        hint,
      ]);
    expect(told('See [supports @bulletn, p. 2].')).toEqual([
      ['note', 'did you mean “bulletin”? add the work to a file in content/references first'],
    ]);
    const done = result(
      mdxOf(talks),
      talks,
      { ...note, note: '[@bulletin] \\[x]' },
      { quote: 'Moscow' },
    );
    expect(done).toContain('[^new]: [@bulletin] \\[x]');
  });

  test('as an editor’s note and as a term', () => {
    expect(annotated(talks, talks, note, 'Moscow')).toBe(
      'The ministers met in Moscow.[^new] The ministers left. // \n[^new]:\n',
    );
    expect(annotated(talks, talks, term, 'Moscow')).toBe(
      'The ministers met in <Term id="moscow">Moscow</Term>. The ministers left. // ',
    );
  });

  test('in a word, where the mark cannot go past what belongs to it', () => {
    expect(annotated('Iran\\*s 3.5', 'Iran*s 3.5', claim, '3')).toMatch(
      /^Iran\\\*s <.*>3<\/Claim>\[\^new\]\.5 /,
    );
    expect(annotated('Iran\\*s', 'Iran*s', claim, 'Iran*')).toMatch(
      /^<.*>Iran\\\*<\/Claim>\[\^new\]s /,
    );
  });

  test('through escapes, references, breaks and the marks of notes', () => {
    expect(
      annotated('a &lt;b \\*c\\\nd[^x] e', 'a <b *c\nd e', claim, '<b *c d e', '\n[^x]: X.\n'),
    ).toBe(`a ${tag}&lt;b \\*c\\\nd[^x] e</Claim>[^new] // \n[^x]: X.\n\n[^new]:\n`);
  });

  test('in parts, one for each block', () => {
    expect(annotated('# One two\n\n> Three', 'One two\n\nThree', claim, 'two Three')).toBe(
      `# One ${tag}two</Claim>\n\n> <Claim id="new">Three</Claim>[^new] // \n[^new]:\n`,
    );
  });

  const old = (words: string) =>
    `<Claim id="old" by="gazette" kind="event" verdict="unverified">${words}</Claim>`;
  const oldNote = '\n[^old]: Old.\n';

  test.each([
    ['inside another', 'b', `a ${old(`${tag}b</Claim>[^new] c`)}[^old] d`],
    ['around another', 'a b c d', `${tag}a ${old('b c')}[^old] d</Claim>[^new]`],
    ['beside another that begins with it', 'a b c', `${tag}a ${old('b c')}</Claim>[^old][^new] d`],
    ['of the same words', 'b c', `a ${old(`${tag}b c</Claim>[^new]`)}[^old] d`],
    [
      'into another, in two parts',
      'a b',
      `${tag}a</Claim> ${old('<Claim id="new">b</Claim>[^new] c')}[^old] d`,
    ],
    [
      'out of another, in two parts',
      'c d',
      `a ${old(`b ${tag}c</Claim>`)}[^old] <Claim id="new">d</Claim>[^new]`,
    ],
  ])('%s', (_, quote, expected) => {
    const done = annotated(`a ${old('b c')}[^old] d`, 'a b c d', claim, quote, oldNote);
    expect(done.split(' // ')[0]).toBe(expected);
  });

  test('around a term of the same words, and in parts where it goes on', () => {
    const moscow = 'in <Term id="moscow">the city </Term>of';
    expect(annotated(moscow, 'in the city of', claim, 'the city')).toContain(
      `in <Term id="moscow">${tag}the city</Claim>[^new] </Term>of`,
    );
    const close = moscow.replace(' </Term>', '</Term> ');
    expect(annotated(close, 'in the city of', claim, 'the city')).toContain(
      `in ${tag}<Term id="moscow">the city</Term></Claim>[^new] of`,
    );
    expect(annotated(moscow, 'in the city of', claim, 'in the city')).toContain(
      `${tag}in</Claim> <Term id="moscow"><Claim id="new">the city</Claim>[^new] </Term>of`,
    );
    expect(annotated(moscow, 'in the city of', claim, 'in the')).toContain(
      `${tag}in</Claim> <Term id="moscow"><Claim id="new">the</Claim>[^new] city </Term>of`,
    );
  });

  test('between two terms that go on, and past a block', () => {
    const two = '<Term id="moscow">a b</Term> <Term id="moscow">c d</Term>\n\ne';
    expect(annotated(two, 'a b c d\n\ne', claim, 'b c')).toContain(
      `a ${tag}b</Claim></Term> <Term id="moscow"><Claim id="new">c</Claim>[^new] d<`,
    );
    expect(annotated(two, 'a b c d\n\ne', claim, 'e')).toContain(`\n\n${tag}e</Claim>[^new] //`);
  });

  test('on a page with faults in its notes, which stay as they are', () => {
    expect(annotated('a b[^n]', 'a b', claim, 'a', '\n[^n]: See {x}.\n')).toContain(
      `${tag}a</Claim>[^new] b`,
    );
  });

  test('as a term beside others', () => {
    const done = annotated('<Term id="gazette">a</Term> b c', 'a b c', term, 'b');
    expect(done).toContain('</Term> <Term id="moscow">b</Term> c');
  });

  test('around an element without words', () => {
    const empty = '<Term id="moscow"></Term>';
    expect(annotated(`a ${empty}b`, 'a b', claim, 'a b')).toContain(
      `${tag}a ${empty}b</Claim>[^new]`,
    );
  });

  test('with its note before the first that is marked later', () => {
    const rest = '\n[^x]: X.\n[^y]: Y.\n\n[^z]: Z.\n';
    const done = annotated('a[^x] b c[^y] d[^z]', 'a b c d', claim, 'b', rest);
    expect(done.split(' // ')[1]).toBe('\n[^x]: X.\n[^new]:\n\n[^y]: Y.\n\n[^z]: Z.\n');
    const last = annotated('a[^x] b c[^y] d[^z]', 'a b c d', claim, 'd', rest);
    expect(last.split(' // ')[1]).toBe('\n[^x]: X.\n[^y]: Y.\n\n[^z]: Z.\n\n[^new]:\n');
  });
});

test('line ends and byte order mark stay, and so does a page without an end of its last line', () => {
  const front = '\uFEFF---\r\ntitle: A\r\nseed: a.txt\r\n---\r\n\r\n<Source>\r\n\r\n';
  const mdx = `${front}Met in Moscow\r\n\r\n</Source>\r\n\r\n[^x]: Of old.`;
  expect(result(mdx, 'Met in Moscow', claim, { quote: 'Met' })).toBe(
    `${front}${tag}Met</Claim>[^new] in Moscow\r\n\r\n</Source>\r\n\r\n[^x]: Of old.\r\n\r\n[^new]:\r\n`,
  );
  const blank = mdxOf('Met in Moscow', '\n[^x]: Of old.\n\n');
  expect(result(blank, 'Met in Moscow', note, { quote: 'Met' })).toMatch(/ old\.\n\n\[\^new\]:\n$/);
});

describe('a note that nothing leads to', () => {
  const rest = '\n[^new]: It was long.\n';

  test.each([
    ['claim', claim, `${tag}One</Claim>[^new] two`],
    ['note', note, 'One[^new] two'],
  ] as const)('is taken for that of a new %s', (_, annotation, expected) => {
    expect(annotated('One two', 'One two', annotation, 'One', rest)).toBe(`${expected} // ${rest}`);
  });

  test('gets no other words', () => {
    const words = { ...claim, note: 'It was short.' };
    expect(result(mdxOf('One two', rest), 'One two', words, { quote: 'One' })).toMatchObject([
      { field: 'note', message: expect.stringContaining('has this note already') as string },
    ]);
    const sentence = { ...claim, says: 'It was short.' };
    expect(result(mdxOf('One two', rest), 'One two', sentence, { quote: 'One' })).toMatchObject([
      { field: 'says' },
    ]);
  });
});

describe('what cannot be done is told', () => {
  test('words that the source has several times, with their lines; the number settles it', () => {
    const [problem, ...more] = problems(claim, { quote: 'The ministers' });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      field: 'quote',
      message:
        'Unexpected quote “The ministers”, expected words that the source has once: it has them 2 times',
      candidates: [
        { line: 8, column: 1, words: '⟦The ministers⟧ met in Moscow. The ministers left.' },
        { line: 8, column: 30, words: 'The ministers met in Moscow. ⟦The ministers⟧ left.' },
      ],
    });
    expect(result(mdxOf(talks), talks, claim, { quote: 'The ministers', nth: 2 })).toContain(
      `Moscow. ${tag}The ministers</Claim>[^new] left.`,
    );
    expect(problems(claim, { quote: 'The ministers', nth: 3 })[0]?.message).toContain(
      'Unexpected number 3, expected 1 to 2',
    );
    expect(problems(claim, { quote: 'met', nth: 2 })[0]?.message).toContain(
      'Unexpected number 2, expected 1: the source has the words “met” once',
    );
  });

  test('only the first of very many, cut around the words', () => {
    const [problem] = problems(claim, { quote: 'so' }, 'so on and on. '.repeat(40));
    expect(problem?.candidates).toHaveLength(12);
    expect(problem?.hint).toContain('the first 12 are listed');
    expect(problem?.candidates?.[9]?.words).toMatch(/^….{40}⟦so⟧.{40}…$/);
  });

  test('words that the source does not have, with as many of the passage as there are', () => {
    const text = 'Then the Com-\nmittee met in May.';
    expect(problems(note, { quote: 'the Committee left' }, text)[0]?.candidates).toMatchObject([
      { words: 'Then ⟦the Com- mittee met⟧ in May.' },
    ]);
  });

  test('words that the source does not have, with the most similar passage', () => {
    const [problem] = problems(claim, { quote: 'ministers “met” at Moscow' });
    expect(problem?.candidates).toEqual([
      { line: 8, column: 5, words: 'The ⟦ministers met in Moscow⟧. The ministers left.' },
    ]);
    const [none] = problems(claim, { quote: 'a wholly other thing' });
    expect(none?.hint).toContain('nothing in it resembles them');
    expect(none).not.toHaveProperty('candidates');
    expect(problems(claim, { quote: '\uD83D' })[0]?.field).toBe('quote');
    expect(problems(claim, { quote: ' \n' })[0]?.message).toContain('without words');
  });

  test('ids, speakers, kinds, verdicts and dates that are none, all at once', () => {
    const wrong: Annotation = {
      type: 'claim',
      id: 'New One',
      by: 'gazete',
      kind: 'evnt',
      verdict: 'true-enough-for-all',
      via: ['moscow', 'mosow'],
      date: 'May',
    };
    const told = problems(wrong, { quote: 'met' });
    expect(told.map(({ field, hint }) => `${field}: ${hint}`)).toEqual([
      'id: name it in two or three words, such as moscow-talks',
      'by: did you mean “gazette”? Or write its entry in content/glossary first',
      'via: did you mean “moscow”? Or write its entry in content/glossary first',
      'kind: did you mean “event”?',
      'verdict: use one of: corroborated, faithful, consistent, unverified, disputed, contradicted',
      expect.stringMatching(
        /^date: write a year, a month or a day \(1865, 1865-03, 1865-03-14\), about then \(1865~\).*; what is not known is left out$/,
      ),
    ]);
    expect(problems({ type: 'term', id: 'berlin' }, { quote: 'met' })[0]?.hint).toBe(
      'use one of: gazette, moscow, or write its entry in content/glossary first',
    );
    expect(unknownEntry('publisher', ['Gazette'], new Map())[0]?.hint).toBe(
      'write its entry in content/glossary first',
    );
  });

  test('fields that were left empty', () => {
    const empty: Annotation = { type: 'claim', id: '', by: '', kind: '', verdict: '' };
    expect(problems(empty, { quote: 'met' }).map(({ message }) => message)).toEqual([
      'Unexpected empty id, expected lower-case letters a–z, digits and single hyphens',
      'Unexpected empty speaker, expected the id or the name of a glossary entry',
      'Unexpected empty kind, expected one that the edition defines',
      'Unexpected empty verdict, expected one that the edition defines',
    ]);
  });

  test('an id that the page has', () => {
    const mdx = mdxOf('a[^new] b[^new-2]', '\n[^new]: A.\n\n[^new-2]: B.\n');
    expect(result(mdx, 'a b', claim, { quote: 'b' })).toEqual([
      {
        field: 'id',
        message: 'Unexpected id “new”, expected one that the page does not have yet',
        hint: 'choose another, such as new-3',
      },
    ]);
  });

  test('a term in a term', () => {
    const mdx = mdxOf('in <Term id="moscow">the city</Term>');
    const done = result(mdx, 'in the city', term, { quote: 'in the' });
    expect(done).toMatchObject([{ message: expect.stringContaining('term “moscow”') }]);
    const nameless = result(mdxOf('in <Term>the city</Term>'), 'in the city', term, {
      quote: 'city',
    });
    expect(nameless).toMatchObject([{ message: expect.stringContaining('term “”') }]);
  });

  test('a page that is not faithful', () => {
    expect(result(mdxOf('An other text'), talks, claim, { quote: 'met' })).toMatchObject([
      { field: 'page' },
    ]);
  });

  test('a note that is no Markdown of ours', () => {
    const words = 'See {x}';
    const done = result(mdxOf(talks), talks, { ...claim, note: words }, { quote: 'met' });
    expect(done).toMatchObject([{ field: 'note', message: expect.stringContaining('code') }]);
  });

  test.each([
    ['a bare character that would be markup beside a tag', 'a_b_ c', 'a_b_ c', 'a'],
    ['a part of what one reference stands for', 'a &fjlig;ord b', 'a fjord b', 'jord b'],
  ])('%s', (_, text, seed, quote) => {
    const done = result(mdxOf(text), seed, claim, { quote });
    if (typeof done === 'string') throw new Error(done);
    expect(done).toMatchObject([{ field: 'quote', hint: expect.stringContaining('backslash') }]);
  });
});

test('many entries are not all named', () => {
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`content/glossary/e${n}.mdx`, entry(`E ${n}`, 'term')]),
  );
  const edition = editionOf({
    ...many,
    'content/edition.yaml': 'title: A test\n',
    'content/sources/a.mdx': mdxOf('a'),
    'seeds/a.txt': 'a',
  });
  const done = annotate(sourceOf(edition), edition, {
    annotation: { type: 'term', id: 'unlike' },
    quotation: { quote: 'a' },
  });
  expect('problems' in done && done.problems[0]?.hint).toMatch(/^use one of: e0, .*, …, or /);
});

test('more of a claim may be in several blocks; the first of them says what the claim says of itself', () => {
  const told = ' by="gazette" kind="event" verdict="unverified"';
  const text = `one\n\ntwo <Claim id="old"${told}>met</Claim>[^old]`;
  const part: Annotation = { type: 'part', id: 'old' };
  expect(annotated(text, 'one\n\ntwo met', part, 'one two', '\n[^old]: So.\n')).toBe(
    `<Claim id="old"${told}>one</Claim>\n\n<Claim id="old">two</Claim> <Claim id="old">met</Claim>[^old] // \n[^old]: So.\n`,
  );
});
