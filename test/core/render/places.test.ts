import { describe, expect, test } from 'vitest';
import { type Node, text } from '../../../src/core/render/hast.ts';
import { paragraphsOf } from '../../../src/core/render/paragraphs.ts';
import { withApart } from '../../../src/core/render/spans.ts';
import { createPlaces } from '../../../src/core/render/whole.ts';
import { editionOf, filesOf, sourceOf, textHtml } from '../support.ts';
import { faultsOf, sound } from './proved.ts';

const glossary = { 'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n' };

function built(written: string, front = 'language: fa\n') {
  const seed = `${written.replace(/<[^>]*>|\[\^n\]|\\(?=\n)/g, '')}\n`;
  const note = written.includes('[^n]') ? '\n[^n]: So.\n' : '';
  const edition = editionOf(
    filesOf(seed, `<Source>\n\n${written}\n\n</Source>\n${note}`, glossary, front),
  );
  return {
    html: `<html><body><main>${textHtml(edition)}</main></body></html>`,
    source: sourceOf(edition),
  };
}

const inside = (html: string) =>
  html
    .replace(/<bdi class="missing" data-apparatus="">[^<]*<\/bdi>/g, '^')
    .replace(/<sup [^]*?<\/sup>/g, '*')
    .replace(/<(\/?)bdo[^>]*>/g, (_, end: string) => (end === '' ? '{' : '}'))
    .replace(/<bdi dir="rtl">([^]*?)<\/bdi>/g, '‹$1›')
    .replace(/[^]*<\/a>(?=[^\n]*<\/p>)|<\/p>[^]*/g, '')
    .replace(/<[^>]*>/g, '');

describe('a number of a text from the right shows where words are missing within it', () => {
  test.each([
    ['سال ۱۳<Gap/>۵ بود', 'سال {۱۳^۵} بود'],
    ['שנת 18<Gap/>95.', 'שנת {18^95}.'],
    ['כן \u200F18<Gap/>95 לא', 'כן \u200F{18^95} לא'],
    ['سنة ١<Gap/>٩<Gap/>٥', 'سنة {١^٩^٥}'],
    ['כן $1<Gap/>0-5% לא', 'כן {$1^0-5%} לא'],
    ['سال ۱<Gap/>۲-۵', 'سال {۱^۲}-۵'],
    ['כן 1<Gap/>8 ואז 1<Gap/>9', 'כן {1^8} ואז {1^9}'],
    ['כן <Del>1<Gap/>8</Del> לא', 'כן {1^8} לא'],
    ['כן 1<Del>8<Gap/>9</Del>5 לא', 'כן {18^95} לא'],
    ['כן 1[^n]8<Gap/>95 לא', 'כן {18^95}* לא'],
    ['גוף March 18<Gap/>5 אמר', 'גוף March 18^5 אמר'],
    ['גוף NATO 10<Gap/>/5', 'גוף NATO 10^/5'],
    ['כן NATO 10<Gap/>% לא', 'כן {NATO 10^%} לא'],
    ['כן 18<Gap/>5th day לא', 'כן {18^5th day} לא'],
    ['قیمت ۱۲٫<Gap/>۵ بود', 'قیمت {۱۲٫^۵} بود'],
    ['از NATO؛ 18<Gap/>95 کشتی', 'از NATO؛ {18^95} کشتی'],
    ['כן NATO־18<Gap/>95 לא', 'כן NATO־{18^95} לא'],
    ['سال 10<Gap/>-5 بود', 'سال 10^-5 بود'],
    ['سال 50<Gap/>% بود', 'سال 50^% بود'],
    ['کن March ۱۸<Gap/>۵ بود', 'کن March ۱۸^۵ بود'],
    ['כן <Del>לא 1<Gap/>8</Del>95 לא', 'כן לא {1^895} לא'],
    ['כן 18<Supplied><Gap/>5 שלום</Supplied>', 'כן {18^5} שלום'],
  ])('%s', (written, expected) => {
    const { html, source } = built(written);
    expect(inside(html)).toBe(expected);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test.each([
    ['where controls say how it runs', 'כן \u202B18<Gap/>95 לא', 'כן \u202B1895^ לא'],
    ['where digits of two kinds are one number', 'כן 1٢<Gap/>5 לא', 'כן 1٢5^ לא'],
    ['at an edge of one', 'כן <Gap/>1895<Gap/> לא', 'כן ^1895^ לא'],
  ])('but as before %s', (_, written, expected) => {
    const { html, source } = built(written);
    expect(inside(html)).toBe(expected);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test.each([
    ['where it needs no element', 'In 18<Gap/>95', 'In 18^95'],
    ['behind letters from the right', 'In של 18<Gap/>5 x', 'In ‹של {18^5}› x'],
    ['which go on behind it', 'In סוף 1<Gap/>8 של ۱<Gap/>۵, 20', 'In סוף {1^8} של {۱^۵}, 20'],
    ['between letters from the right', 'In סוף 1<Gap/>8 של 5, so', 'In סוף {1^8} של 5, so'],
    ['in digits of Arabic', 'In ١<Gap/>٩ so', 'In {١^٩} so'],
    ['in brackets', 'In שנה (18<Gap/>5) he', 'In ‹שנה ({18^5})› he'],
    ['across an end', 'In <Supplied>של 18</Supplied><Gap/>5 x', 'In ‹של {18^5}› x'],
  ])('and so does one of a text from the left %s', (_, written, expected) => {
    const { html, source } = built(written, '');
    expect(inside(html)).toBe(expected);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test('and in the name of an entry', () => {
    const { html, source } = built('כן <Term id="iran">שנת 18<Gap/>95</Term> לא');
    expect(html).toMatch(
      /<a class="term" [^>]*>שנת <bdo dir="ltr">18<bdi [^]*<\/bdi>95<\/bdo><\/a>/,
    );
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test('and of a claim that ends within, which is cut there, the first part alone has its address', () => {
    const claim = '<Claim id="n" kind="event" verdict="unverified">';
    const { html, source } = built(`כן ${claim}לא 1<Gap/>8</Claim>[^n]95 לא`);
    expect(inside(html)).toBe('כן לא {1^895}* לא');
    expect(html.match(/<mark [^>]*data-claim="n"/g)).toHaveLength(2);
    expect(html.match(/ id="claim-n"/g)).toHaveLength(1);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test.each([
    ['around a part of one', '<bdo dir="ltr">13</bdo>95'],
    ['around a word', '<bdo dir="ltr">سال</bdo> 1395'],
    ['that turns one', '<bdo dir="rtl">1395</bdo>'],
    ['where nothing is missing', '<bdo dir="ltr">1395</bdo>'],
    ['that turns nothing for a number', '<bdi dir="rtl">سال</bdi> 1395'],
  ])('an element is told %s', (_, other) => {
    const { html, source } = built('سال 1395 بود');
    const changed = html.replace(other.replace(/<[^>]*>/g, ''), other);
    expect(changed).not.toBe(html);
    const fault: unknown = expect.stringMatching(/<bd[io] /);
    expect(faultsOf(changed, source)).toEqual({ proof: fault, verify: fault, button: fault });
  });

  test('and so is one around the box of a cell, whose words run by themselves', () => {
    const row = '10/6          10/7';
    const { html, source } = built(
      `Name      Term          Sum\\\nNATO      ١٨<Gap/>٥         ${row}\\\nBasra     שלום  ${row}`,
      '',
    );
    const [own = ''] = /<span class="box c3"><bdo[^]*?<\/bdo><\/span>/.exec(html) ?? [];
    const [, box = '', bdo = '', words = ''] =
      /^(<span [^>]*>)(<bdo [^>]*>)([^]*)<\/bdo><\/span>$/.exec(own) ?? [];
    expect(faultsOf(html, source)).toEqual(sound);
    const fault: unknown = expect.stringMatching(/<bdo /);
    const turned = html.replace(own, `${bdo}${box}${words}</span></bdo>`);
    expect(faultsOf(turned, source)).toEqual({ proof: fault, verify: fault, button: fault });
  });

  test('and so is one in a text from the left', () => {
    const { html, source } = built('In 1395 so', '');
    const changed = html.replace('1395', '<bdo dir="ltr">1395</bdo>');
    expect(faultsOf(changed, source).verify).toContain('<bdo dir="ltr"> around no whole number');
    const apart = built('In של 18<Gap/>5 x', '');
    const cut = apart.html.replace('<bdi dir="rtl">', '').replace('</bdo></bdi>', '</bdo>');
    expect(cut).not.toBe(apart.html);
    expect(faultsOf(cut, apart.source).verify).toContain('<bdo dir="ltr"> around no whole number');
  });
});

test.each([
  ['10<Page n="2"/>/5 سال', /^10\/5<bdi [^]*class="page"/],
  ['1[^n]0/5 שלום', /^10\/5<sup /],
  ['۱۲<Gap/>۵ سال', /^<bdo dir="ltr">۱۲<bdi [^>]*class="missing"[^]*?<\/bdi>۵<\/bdo> سال/],
  [
    '١٨<Gap/>٥',
    /^<span class="box c3"><bdo dir="ltr">١٨<bdi [^>]*class="missing"[^]*?<\/bdi>٥<\/bdo><\/span>/,
  ],
  ['٣<Gap/>٠٠ ٢٥', /><bdi dir="rtl"><bdo dir="ltr">٣<bdi [^]*?<\/bdi>٠٠<\/bdo> ٢٥<\/bdi><\/span>/],
  [
    '\u200F18<Gap/>6 OTAN',
    /^\u200F<bdo dir="ltr">18<bdi [^>]*class="missing"[^]*?<\/bdi>6<\/bdo> OTAN/,
  ],
  [
    '18<Gap/>6 \u200FOTAN',
    /^<bdo dir="ltr">18<bdi [^>]*class="missing"[^]*?<\/bdi>6<\/bdo> \u200FOTAN/,
  ],
  ['\u2067שלום\u2069 of 1<Gap/>2', /of 12/],
  ['of 1<Gap/>2 שלום', /^of 1<bdi [^>]*class="missing"[^]*?<\/bdi>2 שלום/],
])('nothing turns round a number of a cell that runs otherwise than its row: %s', (cell, shown) => {
  const { html, source } = built(
    `Name      Term          Sum\\\nNATO      ${cell}        10/5\\\nב         10/6          10/7`,
    '',
  );
  const [, behind = ''] = html.split(/NATO(?:<\/span>)? {6}/);
  expect([behind, behind.replace(/<\/?span[^>]*>/g, '')]).toContainEqual(
    expect.stringMatching(shown),
  );
  expect(faultsOf(html, source)).toEqual(sound);
});

test.each([
  ['behind a paragraph of its own', 'abc\u202910-5', 6, 8],
  ['behind letters that it runs with', 'abc 10-5', 6, 6],
  ['among controls', '\u202B10-5', 3, 5],
  ['beside a sign that is in none', '\u202B10- 5', 4, 4],
  ['beside a sign that may be in one', '\u202B10%', 3, 4],
])('a mark within a number stands %s', (_, words, at, place) => {
  expect(createPlaces(words, paragraphsOf(words, 'rtl'))(at)).toBe(place);
});

test('words that are in no element need no address where they are cut', () => {
  const spans = [{ start: 0, end: 3, wrap: (children: Node[]) => children }];
  const apart = [{ start: 2, end: 5, wrap: (children: Node[]) => children }];
  const parts = withApart(spans, apart);
  expect(parts.map(({ start, end }) => [start, end])).toEqual([
    [0, 2],
    [2, 5],
    [2, 3],
  ]);
  expect(parts.map(({ wrap }) => wrap([text('x')]))).toEqual([
    [text('x')],
    [text('x')],
    [text('x')],
  ]);
});
