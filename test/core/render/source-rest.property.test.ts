import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { editionOf, filesOf, textHtml } from '../support.ts';

const source = textHtml(editionOf(filesOf('a b\n\nc', '<Source>\n\na b\n\nc\n\n</Source>\n')));

/** A page as it is built, in pieces: what is put between them may stand anywhere. */
const pieces = [
  '<!doctype html>\n<html lang="en"><head><title>t</title>',
  '<script type="application/ld+json">{"a": 1}</script></head>\n<body>',
  '<header><a href="/">h</a></header><main id="main">\n',
  '<article class="source-page"><h1>t</h1>',
  '<section class="text">',
  ...source.split(/(?=<p |<\/div>)/),
  '</section>\n',
  '<section class="notes"><ol><li>n</li></ol></section>',
  '</article>',
  '</main><footer>f</footer>',
  '</body></html>\n',
];

/** What makes a parser put what follows somewhere else, or change what came before. */
const odd = [
  ...['<table>', '<table><tr><td>', '</table>', '<tr>', '<caption>', '<select>', '</select>'],
  ...['<b>', '</b>', '<a href="#">', '</a>', '<i><p>', '</i>', '<nobr>', '<font>', '</font>'],
  ...[
    '<template>',
    '<template shadowrootmode="open">',
    '</template>',
    '<TEMPLATE shadowrootmode=open>',
  ],
  ...[
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<!-->',
    '<style>',
    '</style>',
    '<title>',
    '</title>',
  ],
  ...['<textarea>', '</textarea>', '<noscript>', '<plaintext>', '<xmp>', '<iframe>', '</iframe>'],
  ...[
    '<body hidden>',
    '<html hidden>',
    '<BODY inert>',
    '<frameset>',
    '</body>',
    '</html>',
    '<head>',
  ],
  ...[
    '<svg>',
    '</svg>',
    '<math><mi>',
    '<svg><foreignObject>',
    '<svg><section>',
    '<![CDATA[',
    ']]>',
  ],
  ...['<p data-seed="x">', '<p DATA-SEED=x>', ' data-seed="x"', '<div hidden>', '<div>', '</div>'],
  ...[
    '<section>',
    '</section>',
    '</SECTION>',
    '<article>',
    '</article>',
    '</main>',
    '<main hidden>',
  ],
  ...['<object>', '</object>', '<marquee>', '<button>', '<form>', '</form>', '<p>', '</p>', '<br>'],
  ...[
    '<p title="',
    '">',
    "'",
    '<',
    '&',
    '\0',
    'words',
    '<wbr data-rest>',
    '<ruby><rt>',
    '<dd>',
    '<li>',
  ],
];

test('what is left out of a page does not bear on its source', () => {
  const place = fc.record({ at: fc.nat(pieces.length), words: fc.constantFrom(...odd) });
  const said = (html: string) => {
    const found = readPageMarkup(html);
    return 'fault' in found ? found : { ...found, foreign: found.foreign.map(({ told }) => told) };
  };
  fc.assert(
    fc.property(fc.array(place, { maxLength: 5 }), (places) => {
      const html = [...pieces, '']
        .map((piece, index) => {
          const before = places.filter(({ at }) => at === index).map(({ words }) => words);
          return before.join('') + piece;
        })
        .join('');
      // A page that names the attribute once more is parsed whole.
      expect(said(html)).toEqual(said(`${html}<!--data-seed-->`));
    }),
    { numRuns: 2000 },
  );
});
