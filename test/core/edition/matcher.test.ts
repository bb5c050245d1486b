import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher, type NameMatch } from '../../../src/core/edition/matcher.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { type Folding, foldings } from '../../../src/core/text/matching.ts';
import { anyText } from '../hostile.ts';

/** A matcher of names that are each an entry of their own. */
function matcherOf(...names: string[]) {
  return createMatcher(names.map((text) => ({ text, entry: text })));
}

/** What was found, as the text has it, in brackets. */
function marked(names: string[], text: string): string {
  let result = '';
  let done = 0;
  for (const { start, end } of matcherOf(...names).find(text)) {
    result += `${text.slice(done, start)}[${text.slice(start, end)}]`;
    done = end;
  }
  return result + text.slice(done);
}

describe('a match', () => {
  test.each<[string, string[], string]>([
    ['is leftmost', ['b c', 'a b'], '[a b] c'],
    ['is the longest of a place', ['Iran', 'Iran Air', 'Air'], '[Iran Air] and [Iran] and [Air]'],
    ['may hold another', ['Atomic Energy', 'energy'], '[Atomic Energy], [energy]'],
    ['does not overlap', ['a b', 'b a'], '[a b] a, [b a] b'],
    ['is shorter where the longer fails its end', ['Iran', 'Iran A'], '[Iran] Air'],
    [
      'is shorter where the longer fails its case',
      ['iran air', 'IRAN AIR Ltd', 'iran'],
      '[Iran Air] ltd',
    ],
    ['is tried again after a longer one failed', ['a a a a b', 'a'], '[a] [a] [a] [a]'],
    ['ends at an apostrophe', ['Iran'], '[Iran]’s, [Iran]\'s, "[Iran]"'],
    ['needs a boundary', ['Iran'], 'Iranian, preIran, Iran2, 2Iran, I_[Iran]_'],
    ['needs one from marks that are letters', ['क'], 'कि [क]'],
    ['folds marks that letters stand without', ['cafe', 'Peáce'], '[cafe\u0301] [café] [peace]'],
    ['folds soft hyphens', ['Gesamtkonzept'], '[Ge\u00ADsamt\u00ADkonzept] Gesamtkonzepte'],
    ['folds ligatures and long s', ['official', 'Congress'], '[oﬃcial] [Congreſs]'],
    ['folds apostrophes', ['M‘Kean', 'Sa’di'], "[M'Kean] [Saʿdi]"],
    ['spells out', ['McKean', 'Koenig', 'Ångström'], '[M‘Kean] [König] [Aangstroem] [Angstrom]'],
    ['joins what a line end parts', ['Philadelphia'], '[Philadel-\nphia] [Philadel-\r\n  phia]'],
    ['reads a hyphen at a line end', ['co-operation', 'Iran'], '[co-\noperation], Russia-\n[Iran]'],
    ['reads a hyphen that hangs', ['Ein- und Ausfuhr'], '[Ein- und Ausfuhr] [Ein-\nund Ausfuhr]'],
    ['folds non-joiners', ['می‌باشند', 'کتاب'], '[ميباشند] [می‌باشند] [كتاب]‌ها'],
    ['folds digits', ['1945'], '[۱۹۴۵] [١٩٤٥] 19'],
    ['needs one from letters beyond 16 bits', ['Iran'], '\u{10400}Iran Iran\u{1D400} 😀[Iran]😀'],
    ['may begin and end with a sign', ['.NET', 'C++'], '[.NET] and [C++]; a.NET, C++x'],
    ['needs no boundary in Chinese', ['伊朗', '核'], '与[伊朗][核]问题'],
    [
      'needs no boundary in Japanese',
      ['イラン', 'データ', '『源氏物語』'],
      'は[イラン]の[データ]、は[『源氏物語』]を',
    ],
    ['needs no boundary in Thai', ['อิหร่าน'], 'ประเทศ[อิหร่าน]และ'],
    ['needs none only on that side', ['核NPT'], '是[核NPT] 是核NPTs'],
    ['needs one beside a letter of such a script', ['NPT'], '与NPT与 [NPT]'],
    ['folds white space', ['security  council'], '[security\r\n\tCouncil] securitycouncil'],
    ['folds spaces of any kind', ['security council'], '[security\u00A0council]'],
    ['folds case', ['treaty', 'Straße'], '[TREATY] [Treaty] [STRAßE] [STRASSE]'],
    ['folds the final sigma', ['Χίος'], '[ΧΊΟΣ] [χίος]'],
    ['folds case beyond 16 bits', ['\u{10400}\u{10429}'], '[\u{10428}\u{10401}]'],
    ['folds İ', ['İzmir'], '[İzmir] [Izmir] [izmir]'],
    [
      'keeps the case of two capitals',
      ['NPT', 'McDonald', 'US'],
      '[NPT] npt Npt [McDonald] mcdonald us [US]',
    ],
    ['of the wrong case leaves the rest', ['US us', 'us'], '[us] [us]'],
    ['is found at once beside white space', ['a'], ' \n[a]\t '],
    ['is not an empty name', ['', ' \n'], 'a  b'],
  ])('%s', (_, names, expected) => {
    expect(marked(names, expected.replace(/[[\]]/g, ''))).toBe(expected);
  });

  test('tells the entries that share a name, sorted, and the name as the first has it', () => {
    const matcher = createMatcher([
      { text: 'The  treaty', entry: 'npt' },
      { text: 'the treaty', entry: 'helsinki' },
      { text: 'THE TREATY', entry: 'versailles' },
      { text: 'the treaty', entry: 'npt' },
    ]);
    expect(matcher.find('a the\ntreaty')).toEqual<NameMatch[]>([
      { start: 2, end: 12, entries: ['helsinki', 'npt'], alias: 'The treaty' },
    ]);
    // The name for which case counts is the nearer one.
    expect(matcher.find('THE TREATY')[0]?.entries).toEqual(['versailles']);
  });

  test('is of the entries that write the name as the text does, where only some do', () => {
    const matcher = createMatcher([
      { text: 'Resume', entry: 'go-on' },
      { text: 'Résumé', entry: 'life' },
    ]);
    expect(matcher.find('resume')).toMatchObject([{ entries: ['go-on'] }]);
    expect(matcher.find('résumé')).toMatchObject([{ entries: ['life'] }]);
    expect(matcher.find('resumé')).toMatchObject([{ entries: ['go-on', 'life'] }]);
  });

  test('takes no umlaut for its vowel in a language where it is none', () => {
    const names = [{ text: 'Bar', entry: 'bar' }];
    expect(createMatcher(names, 'de').find('Bär', 'de')).toEqual([]);
    expect(createMatcher(names, 'de').find('Bar', 'de')).toHaveLength(1);
    expect(createMatcher([{ text: 'Bär', entry: 'x' }], 'de').find('Bar Bär BAER')).toMatchObject([
      { start: 4, end: 7 },
      { start: 8, end: 12 },
    ]);
  });

  test('is the longest over all ways to read the text', () => {
    expect(marked(['Phila', 'Philadelphia', 'phia'], 'Phila-\ndelphia phia')).toBe(
      '[Phila-\ndelphia] [phia]',
    );
  });

  test('is longest over both ways of case', () => {
    expect(marked(['UN', 'un council', 'UN COUNCIL Chamber'], 'UN Council')).toBe('[UN Council]');
    expect(marked(['un', 'UN Council'], 'UN Council')).toBe('[UN Council]');
  });

  test('is not made without names', () => {
    expect(createMatcher([]).find('anything')).toEqual([]);
  });
});

/** The rules, told a place and a name at a time. */
function findNaively(names: { text: string; entry: string }[], raw: string): NameMatch[] {
  const mentions: NameMatch[] = [];
  const found = foldings(raw).flatMap((text) =>
    [...text.cased].length === 0 ? [] : candidates(names, text),
  );
  for (let at = 0; at < raw.length;) {
    const here = found.filter(({ start }) => start === at);
    const end = Math.max(...here.map((one) => one.end));
    const longest = here.filter((one) => one.end === end);
    const cased = longest.filter(({ name }) => isCased(fold(name.text)));
    const best = (cased.length > 0 ? cased : longest).map(({ name }) => name);
    if (!best[0]) {
      at++;
      continue;
    }
    const written = fold(raw.slice(at, end)).toLowerCase();
    const same = best.filter(({ text }) => fold(text).toLowerCase() === written);
    const entries = new Set((same.length > 0 ? same : best).map(({ entry }) => entry));
    const first = names.find((name) => best.includes(name));
    mentions.push({ start: at, end, entries: [...entries].sort(), alias: fold(first?.text ?? '') });
    at = end;
  }
  return mentions;
}

function candidates(names: { text: string; entry: string }[], text: Folding) {
  return [...text.starts.keys()].flatMap((at) =>
    names.flatMap((name) =>
      foldings(fold(name.text)).flatMap(({ cased }) => {
        const alias = cased.trim();
        if (!fits(alias, isCased(fold(name.text)), text.cased, at)) return [];
        const [start = NaN, end = NaN] = [text.starts[at], text.ends[at + alias.length - 1]];
        return [{ start, end, name }];
      }),
    ),
  );
}

function isCased(alias: string): boolean {
  return (alias.match(/\p{Lu}/gu) ?? []).length > 1;
}

function fits(alias: string, cased: boolean, text: string, at: number): boolean {
  if (alias === '') return false;
  const found = text.slice(at, at + alias.length);
  if (cased ? found !== alias : lower(found) !== lower(alias)) return false;
  const unspaced = /[\p{sc=Han}\p{sc=Thai}]/u;
  const first = [...alias][0] ?? '';
  const last = [...alias].at(-1) ?? '';
  const before = [...text.slice(0, at)].at(-1) ?? '';
  const after = [...text.slice(at + alias.length)][0] ?? '';
  const adjoins = /^[\p{L}\p{N}\p{M}]$/u;
  return (
    (unspaced.test(first) || !adjoins.test(before)) && (unspaced.test(last) || !adjoins.test(after))
  );
}

function lower(text: string): string {
  return [...text]
    .map((c) => c.toLowerCase())
    .join('')
    .replaceAll('ς', 'σ');
}

describe('the matcher', () => {
  const alphabet = [
    'a',
    'A',
    'b',
    'B',
    ' ',
    '\n',
    '1',
    '.',
    '\u0301',
    '核',
    'ก',
    '\u{10400}',
    '\u{10428}',
    'σ',
    'ς',
    'Σ',
    'ü',
    '-',
    '\u00AD',
    '\u200C',
    'ﬁ',
  ];
  const string = (units: string[], maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...units), maxLength });
  const entry = fc.constantFrom('x', 'y', 'z');

  test.each([
    ['any', alphabet],
    ['few', ['a', 'A', ' ']],
    ['unspaced', ['核', 'a', 'B']],
  ])('finds what the rules say, in %s characters', (_, units) => {
    const names = fc.array(fc.record({ text: string(units, 5), entry }), { maxLength: 8 });
    fc.assert(
      fc.property(names, string(units, 40), (list, text) => {
        expect(createMatcher(list).find(text)).toEqual(findNaively(list, text));
      }),
      { numRuns: 600 },
    );
  });

  test('is not confused by any text', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyText, (names, text) => {
        let end = 0;
        for (const mention of matcherOf(...names).find(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('takes names that are parts of each other, and a text that nearly is each of them', () => {
    const names = Array.from({ length: 500 }, (_, count) => `${'a '.repeat(count + 1)}b`);
    const text = 'a '.repeat(50_000);
    expect(matcherOf(...names, 'a').find(text)).toHaveLength(50_000);
    expect(matcherOf(...names).find(`${text}b`)).toEqual([
      { start: text.length - 1000, end: text.length + 1, entries: [names[499]], alias: names[499] },
    ]);
  });
});
