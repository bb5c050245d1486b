import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrate, type Migration, type NewText } from '../../../src/core/edit/migrate.ts';
import type { Edition, Source } from '../../../src/core/edition/edition.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { hostileText } from '../hostile.ts';
import { writtenIn } from '../page/written.ts';
import { editionOf, sourceOf } from '../support.ts';

const path = 'content/sources/a.mdx';
const date = '2026-11-26';

/** Reads a page with its seed; both are all of an edition. */
function read(mdx: string, seed: string): { edition: Edition; source: Source } {
  const edition = editionOf({
    'content/edition.yaml': 'title: A test\n',
    'content/glossary/paper.mdx': '---\nterm: The paper of record\nkind: organization\n---\n',
    [path]: mdx,
    'seeds/a.txt': seed,
  });
  return { edition, source: sourceOf(edition) };
}

/** Puts a page on another text, and reads it with that. */
function moved(mdx: string, before: string, after: string, more: Partial<NewText> = {}) {
  const { edition, source } = read(mdx, before);
  expect(source.page.faithful).toBe(true);
  const file = edition.files.get(path);
  const done = file && migrate(source, file, { name: 'a.txt', text: after, date, ...more });
  if (!done) return undefined;
  const now = read(rawText(done.page), after);
  expect(now.edition.findings.filter(({ code }) => code !== 'encoding-disguised')).toEqual([]);
  return { ...done, source: now.source, was: source };
}

/** The words of each claim, its parts apart. */
function wordsOf({ page, text = '' }: Source): Record<string, string[]> {
  return Object.fromEntries(
    page.claims.map(({ id, ranges }) => [
      id,
      ranges.map(({ start, end }) => fold(text.slice(start, end))),
    ]),
  );
}

const claim = (id: string, words: string) =>
  `<Claim id="${id}" by="unattributed" kind="event" verdict="unverified">${words}</Claim>`;

const page = (body: string, notes: readonly string[] = [], front = '') =>
  `---\ntitle: A\nseed: a.txt\n${front}---\n\n<Source>\n\n${body}\n\n</Source>\n${notes.map((id) => `\n[^${id}]: A note.\n`).join('')}`;

/** What stands between the tags of the source text. */
const bodyOf = ({ page: { text } }: Migration) =>
  /<Source>\n\n([^]*?)\n\n<\/Source>/.exec(text)?.[1];

describe('a corrected text', () => {
  const seed =
    'The ministers met in Moscow on Thursday.\n\nThey spoke of the plant, and of the treaty.\n';
  const body = `The ministers ${claim('met', 'met in Moscow')}[^met] on Thursday.[^day]\n\nThey spoke of\nthe <Term id="paper">plant</Term>, and of ${claim('treaty', 'the treaty')}.[^treaty]`;
  const mdx = page(body, ['met', 'day', 'treaty']);

  test('keeps what it does not touch as it is written', () => {
    const done = moved(mdx, seed, seed.replace('The ministers', 'Both ministers'));
    expect(done?.carried).toEqual({ claims: ['met', 'treaty'], terms: 1, notes: 1 });
    expect(done?.decisions).toEqual([]);
    expect(done && bodyOf(done)).toBe(body.replace('The ministers', 'Both ministers'));
  });

  test('loses the claims whose words are others, and says where they stood', () => {
    const done = moved(
      mdx,
      seed,
      seed.replace('in Moscow', 'in Vienna').replace('Thursday', 'Friday'),
    );
    expect(done?.carried).toEqual({ claims: ['treaty'], terms: 1, notes: 0 });
    expect(done?.decisions).toEqual([
      {
        type: 'claim',
        id: 'met',
        was: 'The ministers ⟦met in Moscow⟧ on Thursday. They spoke of the plant, and of the treaty.',
        now: 'The ministers ⟦met in Vienna⟧ on Friday. They spoke of the plant, and of the treaty.',
        words: 'met in Vienna',
        attributes: { by: 'unattributed', kind: 'event', verdict: 'unverified' },
        further: false,
      },
      expect.objectContaining({ type: 'note', id: 'day', words: 'Friday' }),
    ]);
    expect(done?.page.text).toContain('[^met]: A note.');
    expect(done && bodyOf(done)).toContain(
      'The ministers met in Vienna on Friday.\n\nThey spoke of\nthe',
    );
  });

  test('has something put into a claim: that is for somebody to decide', () => {
    const done = moved(mdx, seed, seed.replace('met in', 'never met in'));
    expect(done?.carried.claims).toEqual(['met', 'treaty']);
    const other = moved(mdx, seed, seed.replace('met in', 'met not in'));
    expect(other?.carried.claims).toEqual(['treaty']);
    expect(other?.decisions[0]).toMatchObject({ id: 'met', words: 'met not in Moscow' });
  });

  test('has a claim in two blocks where it had one, and in one where it had two', () => {
    const parted = moved(mdx, seed, seed.replace('met in Moscow', 'met\n\nin Moscow'));
    expect(parted && wordsOf(parted.source)['met']).toEqual(['met', 'in Moscow']);
    const joined = moved(
      page(`A ${claim('x', 'long')}\n\n<Claim id="x">day</Claim>.[^x]`, ['x']),
      'A long\n\nday.',
      'A long day.',
    );
    expect(joined?.carried.claims).toEqual(['x']);
    expect(joined && wordsOf(joined.source)['x']).toEqual(['long', 'day']);
  });

  test('keeps headings, quotes and line breaks where they were', () => {
    const shaped = page(
      '## A *\\*head* #\n\n> One\\\n> two.\n>\n> Three.'.replace('*\\*head*', 'head'),
      [],
    );
    const text = 'A head\n\nOne\ntwo.\n\nThree.\n';
    expect(moved(shaped, text, text.replace('Three.', 'Four!'))?.page.text).toContain(
      '## A head #\n\n> One\\\n> two.\n>\n> Four!\n',
    );
    expect(
      moved(shaped, text, text.replace('head', 'title #').replace('One', 'Ones'))?.page.text,
    ).toContain('## A title \\#\n\n> Ones\\\n> two.\n>\n> Three.\n');
  });

  test('is told in the frontmatter, and the old page leads to the new one', () => {
    const done = moved(
      page('One.', [], 'changes: [{ date: 2026-01-01, text: Begun }]\n'),
      'One.',
      'Two.',
    );
    expect(done?.source.page.data?.changes).toEqual([
      { date: '2026-01-01', text: 'Begun' },
      { date, text: 'The text of the source was corrected: a.txt replaces a.txt.' },
    ]);
    expect(done?.old.id).toBe('a-until-2026-11-26');
    expect(done?.old.file).toMatchObject({ path: 'content/sources/a-until-2026-11-26.mdx' });
    const old = read(String(done?.old.file.text), 'One.');
    expect(old.edition.findings).toEqual([]);
    expect(old.source.page.data).toMatchObject({ seed: 'a.txt', 'superseded-by': 'a' });
  });

  test('is the second of a day: the page as it was gets an address that is free', () => {
    const { edition, source } = read(page('One.'), 'One.');
    const file = edition.files.get(path);
    const taken = new Set(['a', `a-until-${date}`, `a-until-${date}-2`]);
    const fresh = { name: 'b.txt', text: 'Two.', date };
    expect(file && migrate(source, file, fresh, taken)?.old.id).toBe(`a-until-${date}-3`);
  });

  test('leaves what stands in notes as it is, and a mark between the parts of its claim', () => {
    const body = `${claim('x', 'One')}[^x] two <Claim id="x">three</Claim> four.`;
    const notes =
      '\n[^x]: The <Term id="paper">paper</Term> of the other note.[^y]\n\n[^y]: A note.\n';
    const mdx = page(body.replace('two', 'two[^y]')) + notes;
    const done = moved(mdx, 'One two three four.', 'One two three five.');
    expect(done?.carried).toEqual({ claims: ['x'], terms: 0, notes: 1 });
    expect(done?.page.text).toContain(body.replace('two', 'two[^y]').replace('four', 'five'));
    expect(done?.page.text.endsWith(notes)).toBe(true);
  });

  test('keeps the line ends of the file, and a mark that stood in a block of its own', () => {
    const body = `One ${claim('x', 'two')} three.\n\n[^x]\n\nFour.`;
    const mdx = page(body, ['x'], 'encoding: latin1\n').replaceAll('\n', '\r\n');
    const done = moved(mdx, 'One two three.\n\nFour.\n', 'One two three.\n\nFive.\n', {
      encoding: 'utf-8',
    });
    expect(done?.page.text).not.toMatch(/(?<!\r)\n/);
    expect(done?.page.text).toContain(`One ${claim('x', 'two')}[^x] three.\r\n\r\nFive.\r\n`);
    expect(done?.source.page.data?.encoding).toBe('utf-8');
  });

  test('keeps annotations that stand in one another, or on the same words', () => {
    const inner = `<Term id="paper">two</Term>`;
    const both = claim('y', claim('z', `${inner} three`));
    const body = `${claim('x', `One ${both}[^z][^y] four`)}[^x] five. Last.`;
    const mdx = page(body, ['x', 'y', 'z']);
    const seed = 'One two three four five. Last.';
    const done = moved(mdx, seed, seed.replace('Last', 'The last'));
    expect(done && bodyOf(done)).toBe(body.replace('Last', 'The last'));
    const parted = moved(mdx, seed, seed.replace('two three', 'two\n\nthree'));
    expect(parted && wordsOf(parted.source)).toEqual({
      x: ['One two', 'three four'],
      y: ['two', 'three'],
      z: ['two', 'three'],
    });
    const other = moved(mdx, seed, seed.replace('four', '4'));
    expect(other?.carried).toEqual({ claims: ['y', 'z'], terms: 1, notes: 0 });
    expect(other && bodyOf(other)).toBe(`One ${both}[^z][^y] 4 five. Last.`);
  });

  test('has the mark of a claim, whose word is gone, in the block where its last part is', () => {
    const body = `${claim('x', 'One')} [^x]two three.\n\n<Claim id="x">Four</Claim> five.`;
    const done = moved(
      page(body, ['x']),
      'One two three.\n\nFour five.',
      'One 2 three.\n\nFour five.',
    );
    expect(done && bodyOf(done)).toBe(
      `${claim('x', 'One')} 2 three.\n\n<Claim id="x">Four</Claim>[^x] five.`,
    );
  });

  test('lists both parts of a claim, and words that went elsewhere, in their surroundings', () => {
    const filler = 'word '.repeat(30).trim();
    const body = `${filler} ${claim('x', 'one two')} and <Claim id="x">three</Claim>.[^x] ${filler} ${claim('y', 'red blue')}[^y] ${filler}`;
    const seed = `${filler} one two and three. ${filler} red blue ${filler}`;
    const after = `red blue ${filler} one 2 and three. ${filler} green ${filler}`;
    const done = moved(page(body, ['x', 'y']), seed, after);
    expect(done?.decisions).toMatchObject([
      { id: 'x', further: false, was: expect.stringMatching(/^….*⟦one two⟧.*…$/) },
      { id: 'x', further: true, attributes: {} },
      { id: 'y', words: 'red blue' },
    ]);
  });

  test.each([
    ['Uno.\n\nTwo.\n\nThree.\n\nFour.'],
    ['One.\n\nDue.\n\nThree.\n\nFour.'],
    ['One.\n\nTwo.\n\nThree.\n\nQuattro.'],
    ['Uno.\n\nDue.\n\nTre.\n\nFour.'],
    ['One.\n\nDue.\n\nTre.\n\nQuattro.'],
    ['x'],
  ])('may be new in whole blocks, whose terms are listed: %j', (after) => {
    const terms = '> One.\n>\n> <Term id="paper">Two</Term>.\n\nThree.\n\n> Four.';
    const done = moved(page(terms), 'One.\n\nTwo.\n\nThree.\n\nFour.', after);
    expect(done?.source.page.faithful).toBe(true);
    const lost = after.includes('Two') ? [] : [{ type: 'term', id: 'paper', attributes: {} }];
    expect(done?.decisions).toMatchObject(lost);
  });

  test('is no place for words that are only the beginning of others there', () => {
    const mdx = page(`The port ${claim('x', 'cost 100')}[^x] a year.`, ['x']);
    const seed = 'The port cost 100 a year.';
    const done = moved(mdx, seed, seed.replace('100', '1000'));
    expect(done?.decisions).toMatchObject([{ id: 'x', words: 'cost 1000' }]);
  });

  test('is searched for words that come twice, and asks where there is a choice', () => {
    const once = moved(page(`a ${claim('x', 'a c')}[^x]`, ['x']), 'a a c', 'a a a c');
    expect(once && bodyOf(once)).toBe(`a a ${claim('x', 'a c')}[^x]`);
    const words = page(`${claim('x', 'b c a')}[^x]`, ['x']);
    expect(moved(words, 'b c a', 'b b c c b c a b c a')?.decisions).toMatchObject([{ id: 'x' }]);
  });

  test('has a mark before a word where it was, but never where it would begin a note', () => {
    const mdx = page('One [^x]two: [^y]three', ['x', 'y']);
    const seed = 'One two: three';
    expect(moved(mdx, seed, 'Then one two: three')?.page.text).toContain('one [^x]two: [^y]three');
    expect(moved(page('One,[^x] two', ['x']), 'One, two', 'One new, two')?.page.text).toContain(
      'One[^x] new, two',
    );
    const pages = [page('One [^x]: two', ['x']), page('One [^x]: two', ['x'])] as const;
    expect(moved(pages[0], 'One : two', 'One\n\n: two')?.page.text).toContain('One[^x]\n\n: two');
    expect(moved(pages[1], 'One : two', ': two')?.decisions).toMatchObject([
      { type: 'note', id: 'x' },
    ]);
  });

  test.each([
    ['is not that of the page', (mdx: string) => mdx.replace('A note.', 'A note.\n\nMore.')],
    ['has an annotation more', (mdx: string) => mdx.replace('One', claim('z', 'One'))],
    ['lacks one', (mdx: string) => mdx.replace(/<Claim[^>]*>two<\/Claim>/, 'two')],
  ])('is not written from a file that %s', (_, change) => {
    const mdx = page(`One ${claim('x', 'two')}[^x]`, ['x']);
    const { edition, source } = read(mdx, 'One two');
    const file = edition.files.get(path);
    const other = file && { ...file, text: change(mdx) };
    const fresh = { name: 'b.txt', text: 'One two three', date };
    expect(file && migrate(source, file, fresh)).toBeDefined();
    expect(other && migrate(source, other, fresh)).toBeUndefined();
  });

  test('is none that Markdown cannot say', () => {
    const { edition, source } = read(page('One.'), 'One.');
    const file = edition.files.get(path);
    const fresh = { name: 'b.txt', text: 'One.\0', date };
    expect(file && migrate(source, file, fresh)).toBeUndefined();
  });

  test.each([
    ['a page with faults', page('One.'), 'Two.', 'Three.'],
    ['a claim around whole blocks', page(claim('x', '\n\nOne.[^x]\n\n'), ['x']), 'One.', 'Two.'],
    ['a claim without words', page(`One.${claim('x', ' ')}[^x]`, ['x']), 'One.', 'Two.'],
    ['a page without words', page('[^x]', ['x']), ' ', 'Two.'],
    ['a text without words', page('One.'), 'One.', ' \n'],
  ])('is none for %s', (_, mdx, before, after) => {
    const { edition, source } = read(mdx, before);
    const file = edition.files.get(path);
    expect(file && migrate(source, file, { name: 'b.txt', text: after, date })).toBeUndefined();
  });
});

/** Where to begin and end, each a number that is taken modulo what there is. */
type Ends = [from: number, length: number];

/**
 * Puts annotations into a page as `new` wrote it, each around characters of one block: claims, terms, editor's notes,
 * and of the first claim further marks and parts.
 */
function planted(mdx: string, ends: readonly Ends[]): string {
  const characters = writtenIn(mdx);
  let [result, done, free] = ['', 0, 0];
  const notes = new Set<string>();
  ends.forEach(([skip, length], index) => {
    const from = free + (skip % 40);
    const part = characters
      .slice(from, from + 1 + (length % 30))
      .filter(({ block }) => block === characters[from]?.block);
    free = from + part.length;
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || fold(part.map(({ character }) => character).join('')) === '') return;
    const words = mdx.slice(first.start, last.end);
    const marked = (id: string) => {
      notes.add(id);
      return `[^${id}]`;
    };
    const kinds = [
      () => claim(`c${index}`, words) + marked(`c${index}`),
      () => `<Term id="p${index}">${words}</Term>`,
      () => words + marked(`c${index}`),
      () => words + (notes.has('c0') ? marked('c0') : ''),
      () => (notes.has('c0') ? `<Claim id="c0">${words}</Claim>` : words),
    ];
    result += mdx.slice(done, first.start) + String(kinds[index % kinds.length]?.());
    done = last.end;
  });
  const written = [...notes].map((id) => `\n[^${id}]: A note.\n`);
  return result + mdx.slice(done) + written.join('');
}

/** Makes headings and quotes of some blocks. */
function shaped(mdx: string, shapes: readonly string[]): string {
  const [head = '', body = ''] = mdx.split('<Source>\n\n');
  const blocks = body.replace(/<\/Source>\n$/, '').split('\n\n');
  const written = blocks.map((block, index) => {
    const shape = shapes[index] ?? '';
    if (block === '' || (shape === '# ' && /\n|#$/.test(block))) return block;
    return shape === '# ' ? `# ${block}` : block.replace(/^/gm, shape);
  });
  return `${head}<Source>\n\n${written.join('\n\n')}</Source>\n`;
}

const shapes = fc.array(fc.constantFrom('', '', '# ', '> ', '> > '), { maxLength: 8 });
const ends = fc.array(fc.tuple(fc.nat(600), fc.nat(600)), { maxLength: 12 });

/** What a page has, by what it is: of claims and terms the words, of notes the word that each mark stands at. */
function annotationsOf(source: Source): Record<string, string> {
  const { page, text = '' } = source;
  const bare = (words: string) => words.replace(/[\t\n\f\r ]/g, '');
  const found: Record<string, string> = {};
  for (const [id, parts] of Object.entries(wordsOf(source))) {
    found[`claim ${id}`] = bare(parts.join(''));
  }
  for (const { kind, id, start, end } of page.marks) {
    const key = `term ${id}`;
    if (kind === 'term') found[key] = (found[key] ?? '') + bare(text.slice(start, end));
  }
  for (const { id, offset = 0 } of page.references) {
    if (page.claims.some((one) => one.id === id)) continue;
    const word = /\w*$/.exec(text.slice(0, offset))?.[0];
    found[`note ${id}`] = word === '' ? String(/^\w*/.exec(text.slice(offset))?.[0]) : String(word);
  }
  return found;
}

/** Expects that every annotation is carried over to the same words, or listed; returns what is on the page still. */
function expectNoneLost({ was, source, decisions }: NonNullable<ReturnType<typeof moved>>): {
  before: Record<string, string>;
  now: Record<string, string>;
} {
  const [before, now] = [annotationsOf(was), annotationsOf(source)];
  const open = new Set(decisions.map(({ type, id }) => `${type} ${id}`));
  expect(new Set([...Object.keys(now), ...open].filter((key) => key !== 'note c0'))) //
    .toEqual(new Set(Object.keys(before).filter((key) => key !== 'note c0')));
  for (const [key, words] of Object.entries(now)) {
    expect(open.has(key), key).toBe(false);
    if (!key.startsWith('note')) expect(words, key).toBe(before[key]);
  }
  // Each mark is on the page, or listed, or went with the claim that is.
  const marks = ({ page }: Source) => page.references.length;
  const lost = (type: string) => decisions.filter((one) => one.type === type);
  const claims = new Set(lost('claim').map(({ id }) => id)).size;
  expect(marks(source) + lost('note').length + claims).toBe(marks(was));
  // One of each id has a command, and every claim and term does; all others are put in by hand.
  const whole = decisions.flatMap(({ type, id, further }) => (further ? [] : [`${type} ${id}`]));
  expect(new Set(whole).size).toBe(whole.length);
  expect([...open].filter((key) => !key.startsWith('note') && !whole.includes(key))).toEqual([]);
  return { before, now };
}

const words = fc.array(fc.tuple(fc.nat(9), fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', ', ')), {
  minLength: 1,
  maxLength: 60,
});
/** What is done to a text of words: for some of them, what stands there instead. */
const edits = fc.array(
  fc.tuple(
    fc.nat(60),
    fc.constantFrom('', 'new', 'new\n\nwords', '*new*', '1. new', '<new>', 'import x'),
  ),
  { maxLength: 8 },
);

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'any edit of a text carries over what it does not touch, and lists the rest (lines: %s)',
  { timeout: 120_000 },
  (_, keep) => {
    fc.assert(
      fc.property(words, edits, ends, shapes, (parts, changed, where, looks) => {
        // Each word is another, so that there is no question which is which.
        const list = parts.map(([length, gap], n) => [`w${n}${'x'.repeat(length)}`, gap] as const);
        const before = list.flat().join('');
        const at = new Map(changed);
        const after = list
          .map(([word, gap], n) => (at.get(n) === undefined ? word : String(at.get(n))) + gap)
          .join('');
        if (fold(after) === '') return;
        const front = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
        const mdx = shaped(writePage(before, front, keep), looks);
        const done = moved(planted(mdx, where), before, after);
        expect(done).toBeDefined();
        if (!done) return;
        const found = expectNoneLost(done);
        // What has all of its words there still, whole and in a row, is carried over, and on them.
        const kept = Object.entries(wordsOf(done.was)).filter(([, claimed]) =>
          claimed.every((part) => whole(part, fold(before), fold(after))),
        );
        expect(Object.keys(found.now)).toEqual(
          expect.arrayContaining(kept.map(([id]) => `claim ${id}`)),
        );
        for (const [key, words] of Object.entries(found.before)) {
          if (key.startsWith('claim') || words === '') continue;
          const stays = key.startsWith('note')
            ? new RegExp(`\\b${words}\\b`).test(after) && new RegExp(`\\b${words}\\b`).test(before)
            : whole(words, before, after);
          if (stays) expect(found.now[key], key).toBe(words);
        }
      }),
      { numRuns: 300 },
    );
  },
);

/** Whether words stand in both texts once, with the same letters or none before and after them. */
function whole(part: string, before: string, after: string): boolean {
  const edges = (text: string) => {
    const at = text.indexOf(part);
    return at < 0 || at !== text.lastIndexOf(part)
      ? undefined
      : [text.slice(0, at), text.slice(at + part.length)];
  };
  const [was, is] = [edges(before), edges(after)];
  if (!was || !is) return false;
  const joint = (text: string, end: boolean) => (end ? /^\w*/ : /\w*$/).exec(text)?.[0];
  return (
    joint(was[0] ?? '', false) === joint(is[0] ?? '', false) &&
    joint(was[1] ?? '', true) === joint(is[1] ?? '', true)
  );
}

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'no annotation of any text is lost, whatever the other text (lines: %s)',
  { timeout: 120_000 },
  (_, keep) => {
    const texts = hostileText.filter((seed) => !seed.startsWith('\uFEFF') && fold(seed) !== '');
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), ends, (before, other, from, to, where) => {
        const front = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
        const [start, end] = [from % before.length, to % before.length].sort((a, b) => a - b);
        const after = before.slice(0, start) + other + before.slice(end);
        if (!after.isWellFormed() || fold(after) === '') return;
        const mdx = planted(writePage(before, front, keep), where);
        // A mark may have been put where it reads as the beginning of a note.
        fc.pre(read(mdx, before).source.page.faithful);
        const done = moved(mdx, before, after);
        expect(done).toBeDefined();
        if (done) expectNoneLost(done);
      }),
      { numRuns: 300 },
    );
  },
);
