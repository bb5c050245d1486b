import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, filesOf, type Given, readBack, sha256, textHtml } from '../support.ts';

const glossary: Given = {
  'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n',
  'content/glossary/npt.mdx':
    '---\nterm: NPT\nkind: agreement\naliases: [the treaty]\n---\nA treaty.\n',
};
const claim = (id: string) => `<Claim id="${id}" by="iran" kind="event" verdict="unverified">`;

/** The blocks of a page as HTML, without the paragraphs' numbers; the page must be its seed's. */
function blocks(text: string, seed: string, front = ''): string {
  const files = filesOf(
    seed,
    `<Source>\n\n${text}\n\n</Source>\n\n[^n]: N.\n\n[^m]: M.\n`,
    glossary,
    front,
  );
  const html = textHtml(editionOf(files));
  expect(readBack(html)).toBe(fold(seed));
  return html
    .replace(/^<div[^>]*>|<\/div>$/g, '')
    .replace(/<a class="para"[^>]*>\d+<\/a>/g, '')
    .replace(/ href="#note-[^"]*" role="doc-noteref" aria-label="Note \d+(?:: [^"]*)?"/g, '');
}

const mark = (id: string, number: number, anchor = id) =>
  `<sup class="mark${anchor === id ? ` n${number}` : ''}" dir="ltr" data-apparatus=""><a id="mark-${anchor}">${number}</a></sup>`;

describe('the source text', () => {
  test('is one element that names its seed, in its language', () => {
    const html = textHtml(
      editionOf(
        filesOf('سلام', '<Source>\n\nسلام\n\n</Source>\n', {}, 'language: fa\nlines: keep\n'),
      ),
    );
    const hash = sha256(new TextEncoder().encode('سلام'));
    expect(html).toBe(
      `<div class="source keep" data-seed="a.txt" data-sha256="${hash}" data-encoding="utf-8" lang="fa" dir="rtl">\n` +
        '<p id="l1"><a class="para" href="#l1" data-apparatus="" aria-label="Paragraph 1">1</a>سلام</p>\n</div>',
    );
  });

  test('has rows in columns set in letters of one width, where its lines stay', () => {
    const seed =
      'Losses of May\n\nKilled   Wounded\n     7        31\n\nמתים   פצועים\n     7        31\n';
    const read = (front: string) =>
      [
        ...blocks(seed.replaceAll(/(?<!\n)\n(?!\n|$)/g, '\\\n'), seed, front).matchAll(
          /<p [^>]*>/g,
        ),
      ].map(([tag]) => tag);
    for (const front of ['lines: keep\n', ''])
      expect(read(front)).toEqual([
        '<p id="l1">',
        '<p id="l3" class="columns w20">',
        '<p id="l6" dir="rtl" class="columns w20">',
      ]);
  });

  test.each([
    ['Name\tAge\nBartholomew\t7', 'columns w20 t12'],
    ['Name\tAge\nAnn\t7', 'columns w20'],
    [`Name\tAge\n${'x'.repeat(150)}\t7`, 'columns w170 t160'],
    [`Name   ${'x'.repeat(500)}\nAnn    7`, 'columns w400'],
    [`Name   ${'x'.repeat(93)}\nAnn    7`, 'columns w100'],
  ])('tells how wide a table is, and where its tabs lead: %j', (seed, classes) => {
    expect(blocks(seed.replace('\n', '\\\n'), seed)).toContain(`<p id="l1" class="${classes}">`);
  });

  test('has a table among prose set in letters of one width, with its own blanks', () => {
    const table = '            Killed   Wounded\nSecond                     7\nThird            7';
    const seed = `It lost as the list has it,\nin the May of that year.\n\n${table}\n\nA. Master,\n  Rye\n`;
    const html = blocks(seed.trim().replaceAll(/(?<=[dr7,])\n(?!\n|in)/g, '\\\n'), seed);
    expect(html).toContain(
      `<p id="l4" class="columns w30">${table.replaceAll('\n', '<br>\n')}</p>`,
    );
    expect(html).toContain('<p id="l1">It lost as the list has it,\nin the May');
    expect(html).toContain('<p id="l8">A. Master,<br>\n  Rye</p>');
    // Lines that are joined are prose, whatever the blanks in them; so are those of which some are.
    for (const text of [seed, seed.replace('Wounded\n', 'Wounded\\\n')])
      expect(blocks(text.replaceAll(/^ +/gm, ''), seed)).not.toContain('class');
  });

  test('runs as its letters do, each block for itself', () => {
    const html = blocks(
      '10 - 5 apples\n\nسلام ۱۰\n\n10 - 5',
      '10 - 5 apples\n\nسلام ۱۰\n\n10 - 5',
      'language: fa\n',
    );
    expect(html).toContain('<p id="l1">10 - 5 apples</p>');
    expect(html).toContain('<p id="l3" dir="rtl">سلام ۱۰</p>');
    expect(html).toContain('<p id="l5">10 - 5</p>');
  });

  test.each([
    ['۱۳۸۲[^n]/۰۵ بود', '۱۳۸۲/۰۵¹ بود'],
    ['بود ۱۳۸۲/[^n]۰۵', 'بود ۱۳۸۲/۰۵¹'],
    ['بود ۱۳۸۲[^n]، ۰۵', 'بود ۱۳۸۲¹، ۰۵'],
    ['At 10[^n]-5', 'At 10¹-5'],
    ['אבג 5[^n]+3 ד', 'אבג 5+3¹ ד'],
    ['אבג 10[^n]% ד', 'אבג 10%¹ ד'],
    ['אבג $[^n]10 ד', 'אבג $10¹ ד'],
    ['אבג ±[^n]5 ד', 'אבג ±5¹ ד'],
    ['אבג 10[^n]° ד', 'אבג 10°¹ ד'],
    ['אבג 1[^n]\u00A0000 ד', 'אבג 1\u00A0000¹ ד'],
    ['אבג 1[^n]\u202F000 ד', 'אבג 1\u202F000¹ ד'],
    ['אבג 10[^n]\u22125 ד', 'אבג 10\u22125¹ ד'],
    ['אבג 10–20[^n]% ד', 'אבג 10–20%¹ ד'],
    ['אבגדהוז 10[^n]abc def ד', 'אבגדהוז 10abc¹ def ד'],
    ['אבגדהוז abc 10[^n]-5 def ד', 'אבגדהוז abc 10¹-5 def ד'],
    ['אבגדהוז abc 10[^n]% ד', 'אבגדהוז abc 10%¹ ד'],
    ['At אב 5[^n]+3', 'At אב 5+3¹'],
    ['𞤀𞤣𞤢 1[^n]-2', '𞤀𞤣𞤢 1-2¹'],
    ['אבג 𝟙[^n]-𝟚', 'אבג 𝟙-𝟚¹'],
    // No letter is near: the block runs as those far from it do.
    [`${'10-1 11-2 '.repeat(20)}30[^n]-21 نامه`, `${'10-1 11-2 '.repeat(20)}30-21¹ نامه`],
    // A term that ends inside a number moves its mark there, and the mark moves on.
    ['אבג <Term id="iran">10[^n]</Term>-5 ד', 'אבג 10-5¹ ד'],
    ['cafe[^n]\u0301 x', 'cafe\u0301¹ x'],
    ['ᄒ[^n]ᅡᆫ', '한¹'.normalize('NFD')],
    ['🇫[^n]🇷', '🇫🇷¹'],
  ])('a mark in %s stands behind what it would part', (text, shown) => {
    const html = blocks(text, text.replace(/\[\^n\]|<[^>]*>/g, ''));
    expect(
      html
        .replace(/<sup.*?<\/sup>/g, '¹')
        .replace(/<[^>]*>/g, '')
        .trim(),
    ).toBe(shown);
  });

  test.each([
    // What stands behind a line break has no letters before it; a line end of the seed is a blank.
    ['Of אב\\\n10[^n]-5 he', 'Of אב\n10-5 he', '', '10¹-5'],
    ['Of אב\n10[^n]-5 he', 'Of אב\n10-5 he', '', '10-5¹'],
    ['Of אב\\\n10[^n]-5 he', 'Of אב\n10-5 he', 'lines: keep\n', '10¹-5'],
    // A control may have any part run to the left.
    ['Of \u202B10[^n]-5\u202C he', 'Of \u202B10-5\u202C he', '', '10-5\u202C¹'],
    ['Of אב (10)\u202E \u202C[^n]', 'Of אב (10)\u202E \u202C', '', '(10)¹\u202E'],
    ['Of אב (10)[^n]\u00AD', 'Of אב (10)\u00AD', '', '(10)¹\u00AD'],
  ])('a mark in %j goes by the letters of its own line', (text, seed, front, shown) => {
    const html = blocks(text, seed, front).replace(/<sup.*?<\/sup>/g, '¹');
    expect(html).toContain(shown);
  });

  test('is in the edition’s language where the page names none', () => {
    expect(textHtml(editionOf(filesOf('a', '<Source>\n\na\n\n</Source>\n')))).toContain(
      ' lang="en" dir="ltr">',
    );
  });

  test.each([
    [
      'blocks, each by its line of the seed',
      'a b\n\nc',
      '\na\nb\n\n\nc',
      '<p id="l2">a\nb</p>\n<p id="l6">c</p>',
    ],
    [
      'headings, below the page’s own',
      '# a\n\n###### b',
      'a\n\nb',
      '<h2 id="l1">a</h2>\n<h6 id="l3">b</h6>',
    ],
    [
      'quotes',
      'a\n\n> b\n>\n> > c\n\nd\n\n> > e',
      'a\n\nb\n\nc\n\nd\n\ne',
      '<p id="l1">a</p>\n<blockquote>\n<p id="l3">b</p>\n<blockquote>\n<p id="l5">c</p>\n</blockquote>\n</blockquote>\n<p id="l7">d</p>\n<blockquote>\n<blockquote>\n<p id="l9">e</p>\n</blockquote>\n</blockquote>',
    ],
    [
      'line breaks, a line feed after each',
      'a\\\nb\\\nc',
      'a \r\n b\rc',
      '<p id="l1">a <br>\n b<br>\nc</p>',
    ],
    ['the seed’s own white space', 'a b c', 'a\t b\f\r\n c', '<p id="l1">a\t b\f\n c</p>'],
    [
      'signs of HTML',
      'a \\&amp; \\<b> & c\u00A0"\'',
      'a &amp; <b> & c\u00A0"\'',
      '<p id="l1">a &amp;amp; &lt;b> &amp; c\u00A0"\'</p>',
    ],
    [
      'controls as themselves',
      'a\u0001\u0085\u009B\u202Eb',
      'a\u0001\u0085\u009B\u202Eb',
      '<p id="l1">a\u0001\u0085\u009B\u202Eb</p>',
    ],
  ])('has %s', (_, text, seed, expected) => expect(blocks(text, seed)).toBe(`\n${expected}\n`));

  test('with kept lines has its lines and columns', () => {
    expect(blocks('a\\\nb', '  a\r\n\tb\n', 'lines: keep\n')).toBe('\n<p id="l1">  a\n\tb</p>\n');
  });

  test('of nothing is empty', () => expect(blocks('', ' \n')).toBe('\n'));
});

const opening = (id: string, name = id) =>
  `<mark id="claim-${name}" class="claim" data-claim="${id}" data-verdict="unverified" data-tone="open" title="Unverified">`;
const further = (id: string) => opening(id).replace(/ id="[^"]*"/, '');

describe('a claim', () => {
  test.each([
    ['inside a word', `un${claim('x')}do</Claim>ing`, 'undoing', `un${opening('x')}do</mark>ing`],
    ['over line breaks', `${claim('x')}a\\\nb</Claim>`, 'a\nb', `${opening('x')}a<br>\nb</mark>`],
    [
      'before a line break',
      `${claim('x')}a</Claim>\\\nb`,
      'a\nb',
      `${opening('x')}a</mark><br>\nb`,
    ],
    [
      'in several parts, the first named',
      `${claim('x')}a</Claim> b <Claim id="x">c</Claim>`,
      'a b c',
      `${opening('x')}a</mark> b ${further('x')}c</mark>`,
    ],
    [
      'inside another',
      `${claim('x')}a ${claim('y')}b</Claim></Claim>`,
      'a b',
      `${opening('x')}a ${opening('y')}b</mark></mark>`,
    ],
    [
      'over the same words as another',
      `${claim('x')}${claim('y')}a</Claim></Claim>`,
      'a',
      `${opening('x')}${opening('y')}a</mark></mark>`,
    ],
    [
      'with its note behind',
      `${claim('x')}a</Claim>,[^n] b`,
      'a, b',
      `${opening('x')}a</mark>,${mark('n', 1)} b`,
    ],
    [
      'with its note at once behind',
      `${claim('x')}a</Claim>[^n]`,
      'a',
      `${opening('x')}a</mark>${mark('n', 1)}`,
    ],
    [
      'that says nothing',
      '<Claim id="x">a</Claim>',
      'a',
      '<mark id="claim-x" class="claim" data-claim="x">a</mark>',
    ],
  ])('stands %s', (_, text, seed, expected) => {
    expect(blocks(text, seed)).toBe(`\n<p id="l1">${expected}</p>\n`);
  });
});

const term = (id: string, words: string) => `<a class="term" href="/glossary/${id}/">${words}</a>`;

describe('a term', () => {
  test.each([
    [
      'where it is written',
      'on <Term id="npt">paper</Term>',
      'on paper',
      `on ${term('npt', 'paper')}`,
    ],
    [
      'where it is first named',
      'Iran and Iran',
      'Iran and Iran',
      `${term('iran', 'Iran')} and Iran`,
    ],
    [
      'inside a claim',
      `${claim('x')}Iran</Claim>`,
      'Iran',
      `${opening('x')}${term('iran', 'Iran')}</mark>`,
    ],
    [
      'around a claim',
      `<Term id="npt">a ${claim('x')}b</Claim></Term>`,
      'a b',
      `<a class="term" href="/glossary/npt/">a ${opening('x')}b</mark></a>`,
    ],
    ['inside a word', 'A<Term id="npt">nt</Term>i', 'Anti', `A${term('npt', 'nt')}i`],
    ['over a line end', 'the treaty', 'the\r\ntreaty', term('npt', 'the\ntreaty')],
    [
      'inside no other',
      '<Term id="npt">a <Term id="iran">b</Term></Term>',
      'a b',
      term('npt', 'a b'),
    ],
    ['with a line break', '<Term id="npt">a\\\nb</Term>', 'a\nb', term('npt', 'a<br>\nb')],
    [
      'before the mark of a note that it holds',
      '<Term id="npt">a[^n] b</Term>c',
      'a bc',
      `${term('npt', 'a b')}${mark('n', 1)}c`,
    ],
    [
      'before the mark of a note',
      'Iran[^n] <Term id="npt">b</Term>[^m]',
      'Iran b',
      `${term('iran', 'Iran')}${mark('n', 1)} ${term('npt', 'b')}${mark('m', 2)}`,
    ],
    [
      'after the mark of a note',
      '[^n]<Term id="npt">b</Term>',
      'b',
      `${mark('n', 1)}${term('npt', 'b')}`,
    ],
  ])('is a link %s', (_, text, seed, expected) => {
    expect(blocks(text, seed)).toBe(`\n<p id="l1">${expected}</p>\n`);
  });
});

describe('the mark of a note', () => {
  test.each([
    ['inside a word', 'a[^n]b', 'ab', `a${mark('n', 1)}b`],
    ['at the beginning', '[^n]a', 'a', `${mark('n', 1)}a`],
    ['before a line break', 'a[^n]\\\nb', 'a\nb', `a${mark('n', 1)}<br>\nb`],
    ['after a line break', 'a\\\n[^n]b', 'a\nb', `a<br>\n${mark('n', 1)}b`],
    [
      'again, with a name of its own',
      'a[^n] b[^m] c[^n]',
      'a b c',
      `a${mark('n', 1)} b${mark('m', 2)} c${mark('n', 1, 'n--2')}`,
    ],
    ['beside another', 'a[^n][^m]', 'a', `a${mark('n', 1)}${mark('m', 2)}`],
  ])('stands %s', (_, text, seed, expected) => {
    expect(blocks(text, seed)).toBe(`\n<p id="l1">${expected}</p>\n`);
  });

  test('stands in its own block', () => {
    expect(blocks('a[^n]\n\n[^m]b', 'a\n\nb')).toBe(
      `\n<p id="l1">a${mark('n', 1)}</p>\n<p id="l3">${mark('m', 2)}b</p>\n`,
    );
  });
});
