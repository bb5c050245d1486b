import fc from 'fast-check';

/** What Markdown, MDX or HTML would read as something else than text, most of it at the start of a line. */
const openers = [
  ...['#', '# ', '###### ', '#\t', '- ', '-', '+ ', '+', '* ', '1. ', '1.', '10) ', '1234567890. '],
  ...[
    '>',
    '> ',
    '|',
    '|---|',
    '```',
    '```js',
    '~~~',
    '    ',
    '\t',
    '---',
    '***',
    '___',
    '===',
    '=',
  ],
  ...[
    '<',
    '<Claim',
    '<Claim>',
    '</Claim>',
    '<Claim id="a">',
    '<Term id="x"/>',
    '<!--',
    '-->',
    '<?',
  ],
  ...[
    '<Source>',
    '</Source>',
    '</p>',
    '<br>',
    '<b',
    '<>',
    '</>',
    '<![CDATA[',
    '<http://a.b>',
    '<a@b.c>',
  ],
  ...[
    '{',
    '}',
    '{a}',
    '{/*',
    '*/}',
    '${',
    '{{',
    'import x',
    'import',
    'import\t',
    'import{',
    'export ',
  ],
  ...['export', 'export const a = 1', 'exported', 'importance', 'EXPORT ', 'import *'],
  ...[
    '&amp;',
    '&#65;',
    '&#x41;',
    '&nbsp;',
    '&copy',
    '&',
    '&;',
    '&#0;',
    '&nosuch;',
    '&lt;',
    '&#10;',
  ],
  ...[
    '[^x]:',
    '[^x]',
    '[^x]: y',
    '[a]: b',
    '[a](b)',
    '[@k]',
    '[',
    ']',
    '![',
    '![a](b)',
    '!',
    '(',
    ')',
  ],
  ...[
    '**',
    '__',
    '*',
    '_',
    '`',
    '``',
    '~',
    '~~',
    '==',
    '++',
    '^',
    ':::',
    '::',
    '$$',
    '$',
    '@k',
    '\\(',
  ],
  ...['\\', '\\\\', '\\ ', ' \\', '\\#', '\\&', 'www.a.b', 'http://a.b/c_d', 'a@b.c', 'http://x<a'],
  ...["'", '"', '--', '...', '“', '’', '—'],
];

/** White space and what resembles it; only some of it folds. */
const spaces = [
  ...[' ', '  ', '\n', '\n\n', '\r', '\r\n', '\r\r\n', '\n\r', '\t\n', ' \n', '\n ', '\f', '\v'],
  ...['\u2028', '\u2029', '\u0085', '\u00A0', '\uFEFF', '\u200B', '\u3000', '\u1680', '\u202E'],
];

const words = [
  'a',
  'Iran',
  'e\u0301',
  'é',
  '한국',
  '核',
  'می\u200Cخواهم',
  '😀',
  '1',
  '.',
  ':',
  ',',
];

/** Any code point but U+0000 and the surrogates, which a text cannot hold. */
const character = fc
  .integer({ min: 1, max: 0x10ffff })
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));

/** Any text, of a few characters of every kind. (The string arbitraries of fast-check take seconds to begin.) */
export const anyText = fc
  .array(
    fc.oneof(
      character,
      fc.integer({ min: 1, max: 0x2fff }).map((p) => String.fromCodePoint(p)),
    ),
  )
  .map((characters) => characters.join(''));

const opener = fc.constantFrom(...openers);
const atLineStart = fc
  .tuple(fc.constantFrom('\n', '\n\n', '\r\n'), opener)
  .map((pair) => pair.join(''));

const piece = fc.oneof(
  { weight: 4, arbitrary: opener },
  { weight: 3, arbitrary: atLineStart },
  { weight: 4, arbitrary: fc.constantFrom(...spaces) },
  { weight: 2, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: character },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 0x9f }).map((p) => String.fromCharCode(p)) },
);

/** Texts as hostile to Markdown, MDX and HTML as can be. */
export const hostileText = fc
  .array(piece, { maxLength: 24, size: 'max' })
  .map((pieces) => pieces.join(''));
