import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Direction, directionOfText } from '../../../src/core/text/direction.ts';
import { apartIn } from '../../../src/core/text/isolates.ts';
import { signedOf, withSigns } from '../../../src/core/text/signs.ts';

const bidi = bidiFactory();

/** Returns the offsets of the units of a line in the order in which they are seen, the leftmost first (UAX 9). */
function seen(line: string, direction: Direction): number[] {
  return [...bidi.getReorderedIndices(line, bidi.getEmbeddingLevels(line, direction))];
}

const put = /[[\]⟦⟧\u061C\u200E\u200F\u2066-\u2069]|…/;

/** Returns words with signs, and the offsets of the units of the words in the order in which they are seen then. */
function shown(words: string, signed: ReturnType<typeof signedOf>, direction: Direction) {
  const { text } = withSigns({ start: 0, end: words.length }, words, signed);
  const own = new Map<number, number>();
  for (const [at, unit] of text.split('').entries()) if (!put.test(unit)) own.set(at, own.size);
  const order = seen(text, direction).flatMap((at) => own.get(at) ?? []);
  return { text, order };
}

/** Returns words whose supplied stretch is within “<” and “>”, and where words are missing is “^”. */
function read(written: string) {
  const words = written.replace(/[<>^]/g, '');
  const at = (sign: string) => written.slice(0, written.indexOf(sign)).replace(/[<>^]/g, '').length;
  const stretches = written.includes('<')
    ? [{ name: 'supplied', start: at('<'), end: at('>') }]
    : [];
  return { words, signed: signedOf(written.includes('^') ? [at('^')] : [], stretches) };
}

describe('signs turn round nothing that they stand within', () => {
  test.each<[string, string, string]>([
    ['a word from the left', 'גוף <NA>TO אמר', 'גוף \u200E\u2066[NA]TO\u2069\u200E אמר'],
    ['one of several', 'גוף <The> NATO 5 אמר', 'גוף \u200E\u2066[The] NATO 5\u2069\u200E אמר'],
    ['a figure before it', 'אמר 5<th> כן', 'אמר \u200E\u20665[th]\u2069\u200E כן'],
    ['a point before that', 'אמר .5<th> כן', 'אמר .\u200E\u20665[th]\u2069\u200E כן'],
    ['a word from the right', 'The word <של>ום', 'The word \u200F\u2067[של]ום\u2069\u200F'],
    ['one of Arabic', 'The word <سل>ام', 'The word \u061C\u2067[سل]ام\u2069\u061C'],
    ['a number', 'בשנת 1<8>95.', 'בשנת \u200F\u20661[8]95\u2069\u200F.'],
    ['a number alone', '1^895', '\u20661[…]895\u2069'],
    ['a number with its sign', 'רק $1<5>% כן', 'רק \u200F\u2066$1[5]%\u2069\u200F כן'],
    ['a number with signs within', 'רק 3.1<0>-5 כן', 'רק \u200F\u20663.1[0]-5\u2069\u200F כן'],
    ['which are none behind Arabic', 'سال ۱۳<۸>۲-۵', 'سال \u061C\u2066۱۳[۸]۲\u2069\u061C-۵'],
    [
      'digits of Arabic',
      'سنة ١<٨>٩٥',
      'سنة \u200F\u2066١\u200E[\u200E٨\u200E]\u200E٩٥\u2069\u200F',
    ],
    [
      'a number among words from the right',
      'See של 1<8>95, all',
      'See \u200F\u2067של \u200F\u20661[8]95\u2069\u200F\u2069\u200F, all',
    ],
    ['a number behind brackets', 'כן NATO (1^8) לא', 'כן NATO (\u200E\u20661[…]8\u2069\u200E) לא'],
  ])('%s', (_, written, expected) => {
    const { words, signed } = read(written);
    const direction = directionOfText(words, 'rtl') ?? 'rtl';
    const { text, order } = shown(words, signed, direction);
    expect(text).toBe(expected);
    expect(order).toEqual(seen(words, direction));
  });

  test.each([
    ['where all runs from the left', 'In 1<8>95 N<A>TO'],
    ['between words', 'גוף <אחד> כן'],
    ['within words of the line', 'ג<ו>ף'],
    ['around all that runs so', 'גוף <NATO> אמר'],
    ['of a number without a word behind', 'גוף ^95 אמר'],
  ])('but nothing is put %s', (_, written) => {
    const { words, signed } = read(written);
    expect(shown(words, signed, 'rtl').text).not.toMatch(/[\u200E\u200F\u061C\u2066-\u2069]/);
  });

  /** Returns texts of words in some letters and figures, and of others from the left among them. */
  const textIn = (letters: string, digits: string) => {
    const of = (units: string) =>
      fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 4 });
    const joined = (one: string, signs: string) =>
      fc
        .tuple(of(one), fc.constantFrom(...signs), of(one))
        .map(([first, sign, second]) => first + sign + second);
    const word = fc.oneof(
      ...[of(letters), of(letters), of('NATOé'), of(digits), joined(letters, '-״–’')],
      ...[
        joined(digits, digits.startsWith('٠') ? '/.,٫٬' : '/.,'),
        of(digits).map((one) => `${one}%`),
      ],
      of(digits).map((one) => `₪${one}٪`),
    );
    const ends = fc.constantFrom('', '', '', ',', '.', ':', '!');
    const brackets = fc.constantFrom('', '', '', '()', '“”', '«»');
    return fc
      .array(fc.tuple(word, ends, brackets), { minLength: 1, maxLength: 8 })
      .map((all) =>
        all.map(([own, end, [open = '', close = '']]) => open + own + end + close).join(' '),
      );
  };
  const pairs = [
    ['אבג', '129'],
    ['سلش', '۱۲۹'],
    ['سلش', '٠١٢'],
    ['سلش', '129'],
  ] as const;
  const texts = fc.oneof(...pairs.map(([letters, digits]) => textIn(letters, digits)));

  test.each<[string, Direction, string]>([
    ['1<8>95 ships', 'rtl', '\u20661[8]95\u2069 ships'],
    ['<The> NATO', 'rtl', '\u200E\u2066[The] NATO\u2069\u200E'],
    ['<של>ום', 'ltr', '\u200F\u2067[של]ום\u2069\u200F'],
    ['1<8>95', 'ltr', '1[8]95'],
  ])('also where words are cut out of a line that runs otherwise: %s', (written, around, text) => {
    const { words, signed } = read(written);
    expect(shown(words, { ...signed, around }, around).text).toBe(text);
  });

  test('whatever is missing, supplied or deleted', () => {
    const places = fc.array(fc.nat(60), { minLength: 1, maxLength: 4 });
    const sides = fc.constantFrom<Direction>('ltr', 'rtl');
    const letter = /[\p{L}\p{Nd}]/u;
    fc.assert(
      fc.property(texts, places, places, sides, (words, gaps, edges, around) => {
        const joints = [...words].flatMap((unit, at) =>
          letter.test(unit) && letter.test(words.charAt(at - 1)) ? [at] : [],
        );
        const at = (n: number) => joints[n % joints.length];
        const missing = gaps.slice(1).flatMap((n) => at(n) ?? []);
        const stretches = edges.flatMap((edge, n) => {
          const [start, end] = [
            at(edge) ?? 0,
            (n % 2 ? at(edges[n - 1] ?? 0) : undefined) ?? words.length,
          ];
          return start < end ? [{ name: n % 3 ? 'supplied' : 'del', start, end }] : [];
        });
        const signed = signedOf(missing, stretches);
        const own = directionOfText(words, 'rtl') ?? 'rtl';
        const { order } = shown(words, signed, own);
        expect(order).toEqual(seen(words, own));
        const within = shown(words, { ...signed, around }, around);
        expect(within.order).toEqual(seen(words, around));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a number may be set by itself, or with what it runs with, where all is seen as before', () => {
  test.each<[string, Direction, string]>([
    ['among words from the right', 'rtl', 'שנת {18} כן'],
    ['with signs on both sides', 'rtl', 'כן {$10-5%} לא'],
    ['behind letters from the left', 'rtl', 'כן {NATO 10} לא'],
    ['before such', 'rtl', 'כן {18th day} לא'],
    ['at the begin', 'rtl', '{NATO 10} לא'],
    ['with a figure of Arabic before them', 'rtl', 'כן {٣abc 18} לא'],
    ['behind letters from the right', 'ltr', 'In ‹של {18}› x'],
    ['twice', 'ltr', 'In ‹של {18}, {19}› x'],
    ['between such', 'ltr', 'In של {18} של x'],
    ['of Arabic', 'ltr', 'In {١٩} x'],
    ['in brackets', 'ltr', 'In (‹של {18}›) x'],
    ['in brackets of its own', 'ltr', 'In ‹של ({18})› x'],
    ['with marks for letters', 'ltr', 'In ‹\u200F{18}› \u200Ex'],
    ['with one of Arabic', 'rtl', '\u061C{10}-{5}'],
  ])('%s', (_, direction, expected) => {
    const words = expected.replace(/[{}‹›]/g, '');
    let marked = '';
    const all = apartIn(words, direction).flat();
    const own = [...new Map(all.map((one) => [`${one.start} ${one.direction}`, one])).values()];
    for (let at = 0; at <= words.length; at++) {
      for (const one of own.toReversed())
        if (one.end === at) marked += one.direction === 'rtl' ? '›' : '}';
      for (const one of own) if (one.start === at) marked += one.direction === 'rtl' ? '‹' : '{';
      marked += words.charAt(at);
    }
    expect(marked).toBe(expected);
  });

  test.each<[string, Direction, string]>([
    ['in a text from the left', 'ltr', 'In 18 x'],
    ['behind a figure of Arabic that is glued to letters', 'ltr', 'In ٣x 18 y'],
    ['beside a sign of Arabic that is in none', 'rtl', 'כן 18٫ לא'],
    ['among controls', 'rtl', 'כן \u202B18\u202C לא'],
    ['of digits of two kinds', 'rtl', 'כן 1٢ לא'],
    ['behind brackets', 'ltr', 'In של) 18 של x'],
    ['behind which a sign of Arabic stands', 'ltr', 'In سال 18% x'],
    ['behind which figures go on', 'ltr', 'In של 18 {5} x'],
    ['with a sign between', 'rtl', 'כן 5$abc 18 לא'],
    ['with a sign behind it that is none of it', 'ltr', 'In של سال 18% x'],
    ['with a sign of Arabic behind it', 'ltr', 'In של ٣% x'],
    ['glued to what does not run with it', 'rtl', 'כן 5.abc 18 לא'],
  ])('none %s', (_, direction, words) => {
    const at = words.indexOf('1');
    const all = apartIn(words, direction).flat();
    expect(all.filter(({ start, end }) => start <= at && end > at)).toEqual([]);
  });
});
