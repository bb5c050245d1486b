import { describe, expect, test } from 'vitest';
import { migrate, type Migration } from '../../../src/core/edit/migrate.ts';
import { claim, date, moved, path, read, wordsOf } from './migrated.ts';

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
    expect(done?.carried).toEqual({ claims: ['met', 'treaty'], terms: 1, notes: 1, renditions: 0 });
    expect(done?.decisions).toEqual([]);
    expect(done && bodyOf(done)).toBe(body.replace('The ministers', 'Both ministers'));
  });

  describe('names what is carried over beside words that changed', () => {
    const monday = 'On Monday the motion was carried by all.';
    const tuesday = 'On Tuesday the motion was carried by all.';
    const [fine, debate] = ['The weather was fine.', 'A debate was had about the bridge.'];
    const text = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`;
    const seed = text(fine, monday, debate, tuesday, fine);
    const named = (after: string, annotated: string) => {
      const words = 'the motion was carried';
      const paragraph = tuesday.replace(words, annotated.replace('$', words));
      const ids = /\[\^x\]/.test(annotated) ? ['x'] : [];
      const done = moved(
        page(text(fine, monday, debate, paragraph, fine).trim(), ids),
        seed,
        after,
      );
      expect(done?.decisions).toEqual([]);
      return done?.beside;
    };
    const kinds = [
      ['claim', 'x', `${claim('x', '$')}[^x]`],
      ['term', 'paper', '<Term id="paper">$</Term>'],
      ['note', 'x', '$[^x]'],
    ] as const;

    test.each(kinds)('a %s', (type, id, annotated) => {
      const other = named(seed.replace('Tuesday', 'Wednesday'), annotated);
      expect(other).toMatchObject([{ type, id }]);
      expect(other?.[0]?.was).toMatch(
        /On Tuesday (?:⟦the motion was carried⟧|the motion was carried⟦⟧) by/,
      );
      expect(other?.[0]?.now).toMatch(
        /On Wednesday (?:⟦the motion was carried⟧|the motion was carried⟦⟧) by/,
      );
    });

    test.each([
      ['a word more behind it', seed.replace(/all(?=\.\n\nThe)/, 'nearly all')],
      ['a word less before it', seed.replace('On Tuesday', 'Tuesday')],
      [
        'more words of its sentence before it',
        seed.replace('On Tuesday', 'It is untrue that on Tuesday'),
      ],
      [
        'a year that is another',
        seed.replace('On Tuesday', 'In 1961').replace('by all.\n\nThe', 'by 12.\n\nThe'),
      ],
    ])('with %s', (_, after) => {
      expect(named(after, kinds[0][2])).toHaveLength(1);
    });

    test.each([
      [
        'other words in the sentences around',
        seed.replace('bridge', 'harbour').replace(/fine(?=.\n$)/, 'foul'),
      ],
      [
        'case, signs and white space',
        seed.replace('On Tuesday', 'on Tues-\nday,').replace(/by all(?=.\n\nThe)/, '– by\nall'),
      ],
      ['a sentence that goes on in the next', seed.replace(/all\.\n\n(?=The)/, 'all; ')],
      ['the first and the last paragraph gone', text(monday, debate, tuesday)],
    ])('but not for %s', (_, after) => {
      expect(named(after, kinds[0][2])).toEqual([]);
    });

    test('and takes off what stands elsewhere with these', () => {
      const after = text(fine, tuesday, debate, monday, fine);
      const [first, second] = [claim('x', 'the motion'), '<Term id="paper">carried</Term>'];
      const body = tuesday.replace('the motion was carried', `${first}[^x] was ${second}`);
      const done = moved(page(text(fine, monday, debate, body, fine).trim(), ['x']), seed, after);
      expect(done?.beside).toEqual([]);
      expect(done?.decisions).toMatchObject([
        {
          type: 'claim',
          now: expect.stringContaining('On Tuesday ⟦the motion⟧'),
          words: 'the motion',
        },
        {
          type: 'term',
          now: expect.stringContaining('On Tuesday the motion was ⟦carried⟧'),
          words: 'carried',
        },
      ]);
    });

    test.each([
      ['twice', text(fine, tuesday, debate, monday, tuesday, fine)],
      [
        'in one of many places',
        text(...Array.from({ length: 120 }, () => tuesday), debate, monday, fine),
      ],
    ])('and what was there elsewhere, but is now %s, stays', (_, after) => {
      expect(named(after, kinds[0][2])).toBeDefined();
    });

    test('and so does what the old text has elsewhere as well, and what is a sentence alone', () => {
      const refrain = moved(
        page(`Sing of spring.\n\nSing ${claim('x', 'of spring')}.[^x]`, ['x']),
        'Sing of spring.\n\nSing of spring.',
        'Sing of spring.\n\nTell of spring.',
      );
      expect(refrain?.beside).toMatchObject([{ id: 'x' }]);
      const alone = moved(
        page(`${claim('x', 'Peace again.')}[^x] Other words.`, ['x']),
        'Peace again. Other words.',
        'No Peace again. Other words. Peace again.',
      );
      expect(alone?.beside).toMatchObject([{ id: 'x' }]);
      const signs = moved(
        page(`Words stand ${claim('x', '— —')}[^x] here.`, ['x']),
        'Words stand — — here.',
        'Signs stand — — here.',
      );
      expect(signs?.beside).toMatchObject([{ id: 'x' }]);
    });

    test('and a note behind the stop of its sentence belongs to that', () => {
      const done = moved(
        page('One is. Two is red.[^x] Three is.', ['x']),
        'One is. Two is red. Three is.',
        'One is. Two was red. Four is.',
      );
      expect(done?.beside).toMatchObject([{ type: 'note', id: 'x' }]);
      const far = moved(
        page('One stood. Then green.[^x] Three is.', ['x']),
        'One stood. Then green. Three is.',
        'One stands. Then green. Four is.',
      );
      expect(far?.beside).toEqual([]);
    });
  });

  test('loses the claims whose words are others, and says where they stood', () => {
    const done = moved(
      mdx,
      seed,
      seed.replace('in Moscow', 'in Vienna').replace('Thursday', 'Friday'),
    );
    expect(done?.carried).toEqual({ claims: ['treaty'], terms: 1, notes: 0, renditions: 0 });
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

  test('that is quite another is told in a few words for each claim, to be chosen from', () => {
    const paragraphs = (words: string) =>
      Array.from({ length: 200 }, (_, n) => `${words} ${n}`).join('\n\n');
    const claims = [3, 50, 120].map((n) => `Claimed ${n}`);
    const body = claims.reduce(
      (all, words, n) => all.replace(`${words}\n`, `${claim(`c${n}`, words)}[^c${n}]\n`),
      paragraphs('Claimed'),
    );
    const done = moved(
      page(body, ['c0', 'c1', 'c2']),
      paragraphs('Claimed'),
      'Nothing.\n\n'.repeat(200),
    );
    const decisions = done?.decisions ?? [];
    expect(decisions.map(({ id, words }) => [id, words])).toEqual([
      ['c0', undefined],
      ['c1', undefined],
      ['c2', undefined],
    ]);
    for (const { was, now } of decisions) {
      expect(was).toMatch(/⟦Claimed \d+⟧/);
      expect(now).toMatch(/^⟦?.* … \d+ letters … .*/);
      expect(now.length).toBeLessThan(500);
    }
  });

  test('has something put into a claim: that is for somebody to decide', () => {
    const done = moved(mdx, seed, seed.replace('met in', 'never met in'));
    expect(done?.carried.claims).toEqual(['met', 'treaty']);
    const other = moved(mdx, seed, seed.replace('met in', 'met not in'));
    expect(other?.carried.claims).toEqual(['treaty']);
    expect(other?.decisions[0]).toMatchObject({ id: 'met', words: 'met not in Moscow' });
  });

  // Each letter of the second is two UTF-16 units.
  test.each([
    ['In ab they met.', 'ab', 'c'],
    ['In 𐌰𐌱 they met.', '𐌰𐌱', '𐌲'],
  ])('loses a claim whose words are now a part of a word: %s', (before, words, letter) => {
    const after = before.replace(words, letter + words);
    const done = moved(
      page(before.replace(words, claim('x', words)) + '[^x]', ['x']),
      before,
      after,
    );
    expect(done?.carried.claims).toEqual([]);
    expect(done?.decisions[0]).toMatchObject({ id: 'x', words: letter + words });
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

  test.each([
    ['in the middle', 'One is.\nTwo too.\nFour it is.\n', 'Three as well.', 2],
    ['at the beginning', 'Two too.\nThree as well.\nFour it is.\n', 'One is.', 0],
    ['at the end', 'One is.\nTwo too.\nThree as well.\n', 'Four it is.', 3],
  ])('has a new paragraph %s of a page with one on each line', (_, seedOf, added, index) => {
    const lines = seedOf.trim().split('\n');
    const fresh = lines.toSpliced(index, 0, added);
    const done = moved(page(lines.join('\n\n')), seedOf, `${fresh.join('\n')}\n`);
    expect(done && bodyOf(done)).toBe(fresh.join('\n\n'));
    // A line of verse is one more line.
    const verse = moved(page(lines.join('\\\n')), seedOf, `${fresh.join('\n')}\n`);
    expect(verse && bodyOf(verse)).toBe(fresh.join('\\\n'));
  });

  test('has a new line joined where lines are wrapped, or where it cannot be known', () => {
    const wrapped = moved(page('One two three.'), 'One\ntwo\nthree.', 'One\nand\ntwo\nthree.');
    expect(wrapped && bodyOf(wrapped)).toBe('One and two three.');
    const mixed = moved(page('One.\n\nTwo three.'), 'One.\nTwo\nthree.', 'One.\nTwo\nand\nthree.');
    expect(mixed && bodyOf(mixed)).toBe('One.\n\nTwo and three.');
    const between = moved(
      page('One.\n\nTwo three.'),
      'One.\nTwo\nthree.',
      'One.\nAnd\nTwo\nthree.',
    );
    expect(between && bodyOf(between)).toBe('One.\n\nAnd Two three.');
    const alone = moved(page('One.'), 'One.', 'One.\nTwo.');
    expect(alone && bodyOf(alone)).toBe('One. Two.');
    const kept = moved(page('One.', [], 'lines: keep\n'), 'One.', 'One.\nTwo.');
    expect(kept && bodyOf(kept)).toBe('One.\\\nTwo.');
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
    expect(moved(shaped, text, text.replace('A head', '##'))?.page.text).toContain('## \\##\n');
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

  test('proposes no word that was only joined again beside what changed', () => {
    const done = moved(
      page(`${claim('x', 'The old')} inhabi-\ntants left.`),
      'The old inhabi-\ntants left.',
      'These inhabitants left.',
    );
    expect(done?.decisions).toMatchObject([{ id: 'x', words: 'These' }]);
  });

  test('is the second of a day: the page as it was gets an address that is free', () => {
    const { edition, source } = read(page('One.'), 'One.');
    const file = edition.files.get(path);
    const taken = new Set(['a', `a-until-${date}`, `a-until-${date}-2`]);
    const fresh = { name: 'b.txt', text: 'Two.', date, taken };
    expect(file && migrate(source, file, fresh)?.old.id).toBe(`a-until-${date}-3`);
  });

  test('leaves what stands in notes as it is, and a mark between the parts of its claim', () => {
    const body = `${claim('x', 'One')}[^x] two <Claim id="x">three</Claim> four.`;
    const notes =
      '\n[^x]: The <Term id="paper">paper</Term> of the other note.[^y]\n\n[^y]: A note.\n';
    const mdx = page(body.replace('two', 'two[^y]')) + notes;
    const done = moved(mdx, 'One two three four.', 'One two three five.');
    expect(done?.carried).toEqual({ claims: ['x'], terms: 0, notes: 1, renditions: 0 });
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
    expect(other?.carried).toEqual({ claims: ['y', 'z'], terms: 1, notes: 0, renditions: 0 });
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

  test('has a mark behind a sign that no word stands before where that sign is', () => {
    const done = moved(page('…[^x] One two.', ['x']), '… One two.\n', '… One three two.\n');
    expect(done?.page.text).toContain('…[^x] One three two.');
  });

  test('has a mark before a word where it was, but never where it would begin a note', () => {
    const mdx = page('One [^x]two: [^y]three', ['x', 'y']);
    const seed = 'One two: three';
    expect(moved(mdx, seed, 'Then one two: three')?.page.text).toContain('one [^x]two: [^y]three');
    expect(moved(page('One,[^x] two', ['x']), 'One, two', 'One new, two')?.page.text).toContain(
      'One[^x] new, two',
    );
    expect(moved(page('One —[^x] two', ['x']), 'One — two', 'New one — two')?.page.text).toContain(
      'one —[^x] two',
    );
    const pages = [page('One [^x]: two', ['x']), page('One [^x]: two', ['x'])] as const;
    expect(moved(pages[0], 'One : two', 'One\n\n: two')?.page.text).toContain('One[^x]\n\n: two');
    expect(moved(pages[1], 'One : two', ': two')?.decisions).toMatchObject([
      { type: 'note', id: 'x' },
    ]);
  });

  test.each([
    ['keeps its lines', 'lines: keep\n'],
    ['has a table', ''],
  ])('of a page that %s has its gaps in the same cells', (_, front) => {
    const seed =
      'Regiment  Killed  Wounded\nFrist             3\nSecond    1\n          2       5\n';
    const body = [
      'Regiment  Killed  Wounded',
      'Frist     <Gap/>        3',
      'Second    1       <Gap extent="1 word"/>',
      '<Gap extent="2 words"/>          2       5',
    ].join('\\\n');
    const done = moved(page(body, [], front), seed, seed.replace('Frist', 'First'));
    const places = done?.source.page.wordless.map(({ offset }) => offset);
    expect(places).toEqual(done?.was.page.wordless.map(({ offset }) => offset));
    expect(places).toEqual([36, seed.indexOf('\n          2'), seed.indexOf('\n          2') + 1]);
    expect(done && bodyOf(done)).toBe(body.replace('Frist', 'First'));
    // Where the blanks are others, it stands at its word.
    const row = 'Frist             3';
    const bodies = ['First 3', 'Frist 8'].map((fresh) => {
      const other = moved(page(body, [], front), seed, seed.replace(row, fresh));
      return other && bodyOf(other);
    });
    expect(bodies[0]).toContain('First <Gap/>3\\\nSecond    1       <Gap');
    expect(bodies[1]).toContain('Frist<Gap/> 8\\\nSecond    1       <Gap');
  });

  test.each([
    ['in an empty cell', 'Second    1       <Gap/>', true],
    ['in the first cell', '<Gap/>          1', true],
    ['behind a tab', 'Second\t<Gap/>', true],
    ['before a word', 'Second\\\n<Gap/>1', true],
    ['behind a word', 'Second    1<Gap/>', false],
    ['between words', 'Second 1 <Gap/> 1', false],
    ['of its own', 'Second 1\n\n<Gap/>', false],
    ['a page before a word', 'Second <Page n="2"/>1', false],
    ['a page behind a word', 'Second 1<Page n="2"/>', true],
  ])('leaves what no command says to those who decide: %s', (_, body, byHand) => {
    const seed = body.replace(/<[^>]*>/g, '').replaceAll('\\', '');
    const done = moved(page(body), seed, seed.replace('Second', 'Third').replaceAll('1', '8'));
    expect(done?.decisions.map((one) => one.byHand ?? false)).toEqual([byHand]);
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

describe('anchors of lines that have other words are told with those of their own', () => {
  const lines = [
    'Shall I compare thee to a summer’s day?',
    'Thou art more lovely and more temperate.',
    'Rough winds do shake the darling buds of May,',
    'And summer’s lease hath all too short a date.',
    'Sometime too hot the eye of heaven shines,',
  ];
  const song = (...order: (number | string)[]) =>
    `${order.map((one) => (typeof one === 'string' ? one : lines[one - 1])).join('\n\n')}\n`;
  const whole = song(1, 2, 3, 4, 5);
  const text = `---\ntitle: A\nseed: a.txt\n---\n\n<Source>\n\n${whole}\n</Source>\n`;
  const told = (after: string) =>
    moved(text, whole, after)?.shifted.map(({ anchor, to }) => `${anchor} ${to}`);

  test.each<[string, (number | string)[], string[]]>([
    ['two that stand by each other change places', [2, 1, 3, 4, 5], ['l1 l3', 'l3 l1']],
    ['two that stand apart', [1, 4, 3, 2, 5], ['l3 l7', 'l7 l3']],
    ['the first goes to the end', [2, 3, 4, 5, 1], ['l1 l9', 'l3 l1', 'l5 l3', 'l7 l5', 'l9 l7']],
    ['one is put in', [1, 'A line of mine.', 2, 3, 4, 5], ['l3 l5', 'l5 l7', 'l7 l9', 'l9 l11']],
    ['one is corrected', [1, 2, 'Rough wynds do shake the darling buds of May,', 4, 5], []],
    ['one is made anew', [1, 2, 'A line of mine.', 4, 5], []],
    ['the last is gone', [1, 2, 3, 4], []],
  ])('where %s', (_, order, expected) => {
    expect(told(song(...order))?.sort()).toEqual(expected.sort());
  });
});
