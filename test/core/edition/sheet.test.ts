import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheet, sheetPath } from '../../../src/core/edition/sheet/read.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { styleSheet } from '../../../src/core/view/appearance.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { editionOf, placesOf, shownOf } from '../support.ts';

const read = (css: string) => readSheet(textFile(sheetPath, css));
const told = (css: string) => placesOf(read(css).findings);

describe('the style sheet of an edition', () => {
  test.each([
    '',
    '/* nothing */',
    'h2 { color: #333; font: italic 1.2rem/1.3 var(--serif); letter-spacing: 0.01em }',
    ':root { --ink: light-dark(#111, #eee); --measure: 32rem }',
    '.source { line-height: 1.7; margin: 0 0.5rem; font-size: 1.05em; line-height: 0.9 }',
    '@media (width < 40rem) { .masthead nav { display: none } }',
    '.masthead { & .home { color: red } }',
    '.masthead { & a.find { text-transform: uppercase } }',
    '.colophon::before, .masthead > .home::after { content: "★" }',
    'mark { background: #ff08; box-shadow: inset 0 0 2px #000; outline-offset: 2px }',
    '.claim { text-decoration: underline 2px; border-bottom: 1px solid rgb(0 0 0 / 50%) }',
    '@page { size: a4; margin: 2cm }',
    '.sources li { position: absolute; opacity: 0.9 }',
    'p { display: block; transform: none; text-transform: none; visibility: visible }',
    'p::before { content: none } q::after { content: "" }',
    ".lead { background: #fff url('images/waves.png') }",
    '@supports (display: grid) { .find { order: 2 } }',
  ])('may say: %s', (css) => expect(told(css)).toEqual([]));

  test.each([
    'p { display: none }',
    'p { DISPLAY: NONE !important }',
    '* { visibility: hidden }',
    '.claim { opacity: 0 }',
    '.source { color: transparent }',
    ':root { --ink: transparent }',
    '.source { font-size: 0 }',
    '.source { font-size: 0.0px }',
    '.source { font: 0/0 a }',
    '.source { text-transform: uppercase }',
    '.source::after { content: "not" }',
    '.source::after { content: attr(data-seed) }',
    '.source { direction: rtl }',
    '.source { transform: scaleX(-1) }',
    '.source { color: #0000 }',
    '.source { color: rgb(0 0 0 / 0) }',
    '.source { color: rgba(0, 0, 0, 0) }',
    '.source { color: hsl(0, 0%, 0%, 0) }',
    '.source { font-size: .01px }',
    '.source { font-size: 1e-9px }',
    '.source { font-size: calc(1px - 1px) }',
    '.source p { height: 0 }',
    '.source p { contain: size paint }',
    '.source p { letter-spacing: -1em }',
    '.source p { grid-row: 2 }',
    '.source mark { float: right }',
    '.source p { position: relative }',
    '.source p { line-height: .01 }',
    '.source p { list-style: "not" }',
    '.source mark { text-emphasis: "x" }',
    '.source mark { text-decoration: line-through }',
    '.source mark { -webkit-opacity: 0 }',
    '.source { interactivity: inert }',
    '.source { text-indent: -9999px }',
    '.source { margin-top: -40px }',
    '.source { overflow: hidden }',
    '.source { clip-path: inset(50%) }',
    '.note { position: fixed }',
    '#verify { pointer-events: none }',
    '.masthead ~ main .source { display: none }',
    '.masthead + main { display: none }',
    ':not(.masthead) { display: none }',
    ':is(.masthead, p) { display: none }',
    '.masthead, p { display: none }',
    '.lead { & ~ .source { display: none } }',
    '.lead { & p { display: none } }',
    '@page { margin: -1cm }',
    '@media print { p { display: none } }',
    '@keyframes a { to { opacity: 0 } }',
  ])('may not hide, change or move words: %s', (css) => {
    expect(read(css).findings.map(({ code }) => code)).toEqual(['css-refused']);
  });

  test.each([
    ['@import "a.css";', 'css-refused 1:1'],
    ['@IMPORT url(a.css);', 'css-refused 1:1'],
    ['@font-face { font-family: A; src: local(A) }', 'css-refused 1:1'],
    ['@namespace url(http://a);', 'css-refused 1:1'],
    ['.lead { background: url(https://a.b/c.png) }', 'css-refused 1:21'],
    ['.lead { background: URL(//a.b/c.png) }', 'css-refused 1:21'],
    ['.lead { background: url("data:image/png;base64,AA") }', 'css-refused 1:21'],
    ['.lead { background: url(../seeds/a.txt) }', 'css-refused 1:21'],
    ['.lead { background: url(images/a/b.png) }', 'css-refused 1:21'],
    ['.lead { --a: url(http://b) }', 'css-refused 1:14'],
    ['.lead { color: var(--a, url(http://b)) }', 'css-refused 1:25'],
    ['.lead { background: image-set("http://b/a.png" 1x) }', 'css-refused 1:21'],
    ['.lead { background: -webkit-image-set("http://b/a.png" 1x) }', 'css-refused 1:21'],
    ['.lead { filter: progid:a(url) }', 'css-refused 1:17'],
    ['.lead { background: \\75rl(http://a) }', 'css-refused 1:21'],
  ])('loads nothing from elsewhere: %s', (css, place) => expect(told(css)).toContain(place));

  test.each([
    ['a { color: red', []],
    ['} a { color: red }', ['css-malformed 1:1']],
    ['a { color red }', ['css-malformed 1:11']],
    [`a { color: ${'('.repeat(60)}`, ['css-refused 1:61']],
    [`a { color: red }${' '.repeat(100_000)}`, ['css-refused 1:1']],
  ])('is CSS, and no more than somebody writes: %.20s', (css, faults) =>
    expect(told(css)).toEqual(faults),
  );

  test('is read whatever it is', () => {
    const piece = fc.constantFrom(
      ...'{ } ( ) [ ] : ; , " \' @ / * . # & > ~ url( a content none ! -- /* */ @media'.split(' '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(Array.isArray(read(pieces.join('')).findings)).toBe(true);
      }),
    );
  });
});

describe('an edition with a style sheet', () => {
  const gif = new TextEncoder().encode('GIF89a\x21\0\x11\0');
  const css = '.lead { background: url(images/plan.gif) }\n.find { color: red }\n';
  const files = {
    'content/edition.yaml': 'title: A\nappearance: { font: sans }\n',
    [sheetPath]: css,
  };

  test('has it served behind its own look, with its images where they are to be had', () => {
    const shown = shownOf(editionOf({ ...files, 'content/images/plan.gif': gif }));
    expect(editionOf({ ...files, 'content/images/plan.gif': gif }).findings).toEqual([]);
    expect(styleSheet({ ...shown, href: (path) => `/base${path}` })).toBe(
      ':root:root{--serif:var(--book),var(--sans)}\n.lead { background: url(/base/images/plan.gif/33.webp) }\n.find { color: red }\n',
    );
    expect(chromeOf(shown, false).styles).toBe('/style.css');
  });

  test('shows no image that is not there', () => {
    expect(styleSheet(shownOf(editionOf(files)))).toContain('url(data:,)');
  });
});
