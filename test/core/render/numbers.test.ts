import { describe, expect, test } from 'vitest';
import { editionOf, filesOf, sourceOf, textHtml } from '../support.ts';
import { faultsOf, sound } from './proved.ts';

function built(written: string, front = 'language: fa\n') {
  const seed = `${written.replace(/<[^>]*>|\[\^n\]|\\(?=\n)/g, '')}\n`;
  const note = written.includes('[^n]') ? '\n[^n]: So.\n' : '';
  const edition = editionOf(
    filesOf(seed, `<Source>\n\n${written}\n\n</Source>\n${note}`, {}, front),
  );
  return {
    html: `<html><body><main>${textHtml(edition)}</main></body></html>`,
    source: sourceOf(edition),
  };
}

const gap = '<bdi class="missing" data-apparatus="">[gap]</bdi>';
const inside = (html: string) =>
  html
    .replace(/<bdi class="missing" data-apparatus="">[^<]*<\/bdi>/g, '^')
    .replace(/<sup [^]*?<\/sup>/g, '*')
    .replace(/<(\/?)bdo[^>]*>/g, (_, end: string) => (end === '' ? '{' : '}'))
    .replace(/[^]*<\/a>(?=[^\n]*<\/p>)|<\/p>[^]*/g, '')
    .replace(/<[^>]*>/g, '');

describe('a number of a text from the right shows where words are missing within it', () => {
  test.each([
    ['سال ۱۳<Gap/>۵ بود', 'سال {۱۳^۵} بود'],
    ['שנת 18<Gap/>95.', 'שנת {18^95}.'],
    ['سنة ١<Gap/>٩<Gap/>٥', 'سنة {١^٩^٥}'],
    ['כן $1<Gap/>0-5% לא', 'כן {$1^0-5%} לא'],
    ['سال ۱<Gap/>۲-۵', 'سال {۱^۲}-۵'],
    ['כן 1<Gap/>8 ואז 1<Gap/>9', 'כן {1^8} ואז {1^9}'],
    ['כן <Del>1<Gap/>8</Del> לא', 'כן {1^8} לא'],
    ['כן 1<Del>8<Gap/>9</Del>5 לא', 'כן {18^95} לא'],
    ['כן 1[^n]8<Gap/>95 לא', 'כן {1895}*^ לא'],
  ])('%s', (written, expected) => {
    const { html, source } = built(written);
    expect(inside(html)).toBe(expected);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test.each([
    ['behind the number, among letters from the left', 'כן NATO 18<Gap/>95 לא', 'כן NATO 1895^ לא'],
    ['and right before them', 'כן 18<Gap/>95th לא', 'כן 1895th^ לא'],
    ['where controls say how it runs', 'כן \u200F18<Gap/>95 לא', 'כן \u200F1895^ לא'],
    ['where something ends within', 'כן <Del>לא 1<Gap/>8</Del>95 לא', 'כן לא 1895^ לא'],
    ['at an edge of one', 'כן <Gap/>1895<Gap/> לא', 'כן ^1895^ לא'],
  ])('but as before %s', (_, written, expected) => {
    const { html, source } = built(written);
    expect(inside(html)).toBe(expected);
    expect(faultsOf(html, source)).toEqual(sound);
  });

  test('and in one from the left, where it needs no element', () => {
    const { html } = built('In 18<Gap/>95', '');
    expect(html).toContain(`18${gap}95`);
  });

  test.each([
    ['around a part of one', '<bdo dir="ltr">13</bdo>95'],
    ['around a word', '<bdo dir="ltr">سال</bdo> 1395'],
    ['that turns one', '<bdo dir="rtl">1395</bdo>'],
  ])('an element is told %s', (_, other) => {
    const { html, source } = built('سال 1395 بود');
    const changed = html.replace(other.replace(/<[^>]*>/g, ''), other);
    expect(changed).not.toBe(html);
    const fault: unknown = expect.stringContaining('bdo');
    expect(faultsOf(changed, source)).toEqual({ proof: fault, verify: fault, button: fault });
  });

  test('and so is one in a text from the left', () => {
    const { html, source } = built('In 1395 so', '');
    const changed = html.replace('1395', '<bdo dir="ltr">1395</bdo>');
    expect(faultsOf(changed, source).verify).toContain('<bdo dir="ltr"> around no whole number');
  });
});

test.each([
  ['10<Page n="2"/>/5 سال', '10/5'],
  ['۱۲<Gap/>۵ سال', '۱۲۵'],
  ['1[^n]0/5 שלום', '10/5'],
])('nothing parts a number of a cell that runs otherwise than its row: %s', (cell, whole) => {
  const { html, source } = built(
    `Name      Term          Sum\\\nNATO      ${cell}        10/5\\\nBasra     10/6          10/7`,
    '',
  );
  const [, behind = ''] = html.replace(/<\/?span[^>]*>/g, '').split(`NATO      ${whole}`);
  expect(behind).toMatch(/^<(?:bdi|sup) /);
  expect(faultsOf(html, source)).toEqual(sound);
});
