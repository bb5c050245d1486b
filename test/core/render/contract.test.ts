import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, filesOf, type Given, textHtml } from '../support.ts';

const glossary: Given = {
  'content/glossary/iran.mdx': '---\nterm: Iran\nkind: place\n---\nA state.\n',
};
const claim = '<Claim id="x" by="iran" kind="event" verdict="unverified">10 - 5</Claim>[^x]';
const seed = '# a\n\nIran b\n\n10 - 5 c\n\n> d e\n> f\n\nسلام ۱۰\n\n12';
const text = `## \\# a\n\n<Term id="iran">Iran</Term> b[^x]\n\n${claim} c\n\n> \\> d e\\\n> \\> f\n\nسلام ۱۰\n\n12`;

/** A page with a source of every kind of block, span and mark, as it is built. */
const built = textHtml(
  editionOf(filesOf(seed, `<Source>\n\n${text}\n\n</Source>\n\n[^x]: N.\n`, glossary)),
);
const page = (source: string) => `<html><body><main><p>x</p>${source}</main></body></html>`;
const faultOf = (html: string) => {
  const found = readPageMarkup(html);
  return 'fault' in found ? found.fault : undefined;
};

test('what the renderer writes is the text of the seed, and nothing else', () => {
  for (const kind of ['<h3 ', '<blockquote>', '<br>', 'dir="rtl"', '<mark ', 'class="term"', 'n1"'])
    expect(built).toContain(kind);
  expect(readPageMarkup(page(built))).toMatchObject({
    seed: 'a.txt',
    encoding: 'utf-8',
    text: fold(seed),
    foreign: [],
  });
});

describe('what a host, a theme or a hand put there is told, though the letters are the same', () => {
  test.each([
    ['a source that says no direction', ' dir="ltr">', '>', '<div class="source"'],
    ['an element', ' b<', ' <span>b</span><', '<span>'],
    ['a style', '<mark ', '<mark style="direction: rtl" ', 'style='],
    ['a block that is hidden', '<blockquote>', '<blockquote hidden>', '<blockquote hidden="">'],
    ['a class of its own', 'class="claim"', 'class="claim unseen"', 'unseen'],
    ['a claim said to be another', /title="[^"]*"/, 'title="Not so"', 'as its note has it'],
    ['a mark that is no claim', ' b<', ' <mark title="Not so">b</mark><', '<mark title="Not so">'],
    ['a claim without an id', ' data-claim="x"', '', '<mark'],
    ['a link that is no term', ' class="term"', '', '<a href="/glossary'],
    ['what was added', ' b<', ' <ins class="add" title="Not so">b</ins><', 'title="Not so"'],
    ['a deletion', ' b<', ' <del>b</del><', '<del>'],
    ['a script', ' b<', ' b<script></script><', '<script>'],
    ['an image', ' b<', ' b<img alt="not"><', '<img'],
    [
      'words that are said to be apparatus',
      ' b<',
      ' <i data-apparatus>not</i>b<',
      '<i data-apparatus',
    ],
    ['words in the number of a block', '>2</a>', '>2 not</a>', 'class="para"'],
    [
      'words in the mark of a note',
      /(<sup [^>]*>)(<a [^>]*>)1<\/a>/,
      '$1$2not</a>',
      'class="mark n1"',
    ],
    ['words beside the mark of a note', /(<sup [^>]*>)/, '$1not', 'class="mark n1"'],
    [
      'two links in the mark of a note',
      '</a></sup>',
      '</a><a href="#">1</a></sup>',
      'class="mark n1"',
    ],
    ['an element in the number of a block', '>2</a>', '><b>2</b></a>', 'class="para"'],
    ['a link to elsewhere', 'href="/glossary/iran/"', 'href="javascript:alert(1)"', 'javascript:'],
    ['a block that runs the other way', '<p id="l3">', '<p id="l3" dir="rtl">', 'that run ltr'],
    ['a block that runs no way of its own', ' dir="rtl">', '>', 'that run rtl'],
    [
      'a text that runs the other way',
      'lang="en" dir="ltr"',
      'lang="en" dir="rtl"',
      'that run ltr',
    ],
    [
      'figures that run the other way',
      /<p (id="l\d+")>(<a [^>]*>6)/,
      '<p $1 dir="rtl">$2',
      'that run ltr',
    ],
    [
      'a number without its attributes',
      /<a class="para" [^>]*>2/,
      '<a data-apparatus="">2',
      '<a d',
    ],
    ['a number without a name', / aria-label="Paragraph 2"/, '', 'class="para"'],
    ['another number', />2<\/a>/, '>3</a>', 'block 2'],
    ['a number with the name of another', '"Paragraph 2"', '"Paragraph 3"', 'block 2'],
    ['a number that leads elsewhere', 'href="#l3"', 'href="#l5"', 'block 2'],
    ['a block without its number', /<a class="para" [^>]*>6<\/a>/, '', 'begin with its number'],
    ['an empty block', '<p id="l12">', '<p id="l11"></p>\n<p id="l12">', 'begin with its number'],
    ['words before the number', '<p id="l12">', '<p id="l12">12', 'class="para"'],
    [
      'a number within a block',
      ' b<',
      ' <a class="para" href="#l3" data-apparatus>2</a>b<',
      'para',
    ],
    [
      'the mark of a note without its attributes',
      /<sup class="mark n1" [^>]*><a [^>]*>/,
      '<sup data-apparatus=""><a>',
      '<sup data',
    ],
    ['the mark of a note that leads nowhere', ' href="#note-x"', '', 'class="mark n1"'],
    ['a number that is another’s', '1</a></sup> c', '2</a></sup> c', 'number 2, not that of'],
    ['a note that has a number already', '--2" href="#note-x"', '--2" href="#note-y"', 'number 1'],
    ['a mark with the name of another note', 'Note 1:', 'Note 2:', 'number 1, not that of'],
    ['a mark in the place of another', 'class="mark n1"', 'class="mark n2"', 'number 1, not that'],
    ['a line break in a word', '>12<', '>1<br>2<', '<br> with no white space'],
    ['a line break behind a comment', '>12<', '>1<br><!-- -->2<', '<br> with no white space'],
    [
      'a block that ends in a word',
      '>12<',
      '>1</p><p id="l13"><a class="para" href="#l13" data-apparatus aria-label="Paragraph 7">7</a>2<',
      '<p id="l12"> with no white space',
    ],
    ['a quotation that ends in a word', '</blockquote>\n', '</blockquote>', '<blockquote> with no'],
    ['a quotation in a heading', '# a<', '# <blockquote>a</blockquote><', '<blockquote>'],
    ['words in no block', '<blockquote>\n', '<blockquote>\nnot', '<blockquote> with words in no'],
    ['a mark in no block', '<blockquote>', '<mark></mark><blockquote>', '<mark>'],
    [
      'words that nobody could read',
      '>12<',
      `>${'<sup class="hi">'.repeat(9)}12<`,
      '<sup class="hi"> in 4',
    ],
    ['a shadow tree', '>12<', '><template shadowrootmode="open">13</template>12<', 'a shadow tree'],
    ...['java&#9;script:x', ' javascript:x', '//evil', '/&#10;/evil', '/\\evil', '&#1;data:x'].map(
      (href) => [`a link to ${href}`, '"/glossary/iran/"', `"${href}"`, 'class="term"'] as const,
    ),
    ['a path for a seed', 'data-seed="a.txt"', 'data-seed="../a.txt"', 'data-seed="../a.txt"'],
    ['no hash', / data-sha256="[^"]*"/, '', '<div class="source" data-seed="a.txt" data-encoding'],
    ['no language', ' lang="en"', '', '<div class="source"'],
    ['a number that is no apparatus', ' data-apparatus=""', '', '<a class="para"'],
    ['a short hash', /data-sha256="../, 'data-sha256="', 'data-sha256'],
    ['a source that is apparatus', 'data-seed', 'data-apparatus data-seed', 'data-apparatus'],
    [
      'a source in another element',
      /^<div|<\/div>$/g,
      (tag: string) => tag.replace('div', 'pre'),
      '<pre',
    ],
  ] as const)('%s', (_, from, to, told) => {
    const changed = built.replace(from, to as string);
    expect(changed).not.toBe(built);
    expect(faultOf(page(changed))).toContain(told);
  });

  test.each(['<details>', '<div hidden>', '<dialog>', '<button>'])('%s around it', (tag) => {
    expect(faultOf(page(tag + built))).toContain(
      `unexpected ${tag.replace(/ hidden/, ' hidden=""')}`,
    );
  });

  test.each(['popover', 'inert', 'aria-hidden="true"', 'style="direction: rtl"', 'hidden'])(
    'an element around it that has %s',
    (attribute) => {
      for (const tag of ['section', 'div'])
        expect(faultOf(page(`<${tag} ${attribute}>${built}</${tag}>`))).toContain(
          `unexpected <${tag} ${attribute.split('=')[0]}=`,
        );
    },
  );

  test.each([
    ...['class="unseen"', 'class="visually-hidden"', 'class="whole"', 'class="source-page"'],
    ...['id="search-page"', 'id="main"', 'id="source-a"', 'class'],
  ])('an element around it that has the name of another, whose style may hide it: %s', (name) => {
    expect(faultOf(page(`<div ${name}>${built}</div>`))).toContain('unexpected <div ');
    const around = `<html ${name}><body>${built}</body></html>`;
    expect(faultOf(around)).toContain('unexpected <html ');
  });

  test('but what the pages and the one file have around it is expected', () => {
    const text = `<section class="text" aria-labelledby="source-text">${built}</section>`;
    const own = `<main id="main"><article class="source-page" data-layers>${text}</article></main>`;
    expect(faultOf(own)).toBeUndefined();
    expect(
      faultOf(`<main id="main"><section id="source-a">${built}</section></main>`),
    ).toBeUndefined();
    expect(faultOf(own.replace('source-page', 'source-page unseen'))).toContain('<article class=');
    expect(faultOf(own.replace('"text"', '"text unseen"'))).toContain('<section class=');
  });

  test('a shadow tree in place of what is around it', () => {
    const shadow = '<template shadowrootmode="closed"><p>not</p></template>';
    expect(faultOf(page(`<div>${shadow}${built}</div>`))).toBe(
      'unexpected <div> with a shadow tree, expected only what Margent writes',
    );
  });

  test.each(['template', 'noscript'])('a %s around it, in which nothing is shown', (tag) => {
    expect(faultOf(page(`<${tag}>${built}</${tag}>`))).toContain('no element has data-seed');
  });

  test('a second source, in it or beside it', () => {
    expect(faultOf(page(built + built))).toContain('2 elements have data-seed');
    expect(faultOf(page(built.replace('<br>', '<br data-seed="x">')))).toContain('2 elements');
  });
});

test('the styles that our own scripts set around it are none', () => {
  for (const style of ['', 'overflow-anchor: none;', 'min-height: 20px;'])
    expect(faultOf(page(`<div style="${style}">${built}</div>`))).toBeUndefined();
});

test('the numbers of notes may begin behind those that the prose before the text has', () => {
  const later = built.replaceAll('>1</a></sup>', '>4</a></sup>');
  const named = later.replaceAll('Note 1', 'Note 4').replace('mark n1', 'mark n4');
  expect(faultOf(page(named))).toBeUndefined();
});

test('a claim of which nothing is said, or its note says nothing, is none of these', () => {
  const faults = [/ title="[^"]*"/, /(?<=aria-label="Note 1): [^"]*/g].map((words) =>
    faultOf(page(built.replace(words, ''))),
  );
  expect(faults).toEqual([undefined, undefined]);
});

test('a comment is no text', () => {
  expect(readPageMarkup(page(built.replace(' b<', '<!-- not --> b<')))).toMatchObject({
    text: fold(seed),
  });
});

test('an attribute put anywhere into a source is told, unless it is one of those written there', () => {
  const tags = [...built.matchAll(/<[a-z]\w*/g)].map(({ index, 0: tag }) => index + tag.length);
  const name = fc.constantFrom(
    'style',
    'hidden',
    'onclick',
    'data-x',
    'inert',
    'aria-hidden',
    'is',
  );
  fc.assert(
    fc.property(fc.constantFrom(...tags), name, (at, attribute) => {
      const fault = faultOf(page(`${built.slice(0, at)} ${attribute}="x"${built.slice(at)}`));
      expect(fault).toMatch(/^unexpected </);
    }),
  );
});

describe('a table that is no more set as one is told', () => {
  const table = 'Killed  Wounded\n     7       31\n\nRye[^x]\n\nLost   12\nFound   3';
  const written = (front: string) =>
    textHtml(
      editionOf(
        filesOf(
          table.replace('[^x]', ''),
          `<Source>\n\n${table.replaceAll(/(?<=[d2])\n/g, '\\\n')}\n\n</Source>\n\n[^x]: N.\n`,
          {},
          front,
        ),
      ),
    );
  const rows = 'Killed  Wounded    Hurt\n\n     7       31\n\nSo it was.';
  const pages = { prose: written(''), kept: written('lines: keep\n') };
  const first = /<p id="l1" class="columns w20">/;

  test.each(Object.entries(pages))('and is none as it is written: %s', (_, html) => {
    expect(html).toContain(' data-tables="2"');
    expect(html).toMatch(first);
    expect(faultOf(page(html))).toBeUndefined();
  });

  test('nor is what holds rows that blank lines part another element', () => {
    const html = textHtml(editionOf(filesOf(rows, `<Source>\n\n${rows}\n\n</Source>\n`)));
    const holder = '<div class="tables">';
    expect(html.split(holder)).toHaveLength(2);
    expect(html).toMatch(/<div class="tables">\n<p [^]*<\/p>\n<p [^]*<\/p>\n<\/div>\n<p /);
    expect(faultOf(page(html))).toBeUndefined();
    for (const other of ['<div>', '<div class="tables lit">', '<section class="tables">'])
      expect(faultOf(page(html.replace(holder, other)))).toContain(other.slice(0, 4));
    expect(faultOf(page(html.replace(holder, `${holder}So`)))).toContain('words in no block');
  });

  test('rows that run against the text are held by what runs as they do, and by nothing that runs otherwise', () => {
    const hebrew = 'הגדוד   הרוגים  פצועים\n\nהראשון  7       31';
    const text = `It is so.\n\n${hebrew}\n\nAnd so.\n\n${rows}`;
    const html = textHtml(editionOf(filesOf(text, `<Source>\n\n${text}\n\n</Source>\n`)));
    const [one, other] = ['<div class="tables" dir="rtl">', '<div class="tables">'];
    expect(html).toMatch(
      new RegExp(
        `${one}\n(?:<p [^>]* dir="rtl"[^]*</p>\n){2}</div>\n<p [^]*</p>\n${other}\n(?:<p [^]*</p>\n){2}</div>`,
      ),
    );
    expect(faultOf(page(html))).toBeUndefined();
    // Sites that were built before have none there.
    expect(faultOf(page(html.replace(one, other)))).toBeUndefined();
    expect(faultOf(page(html.replace(other, one)))).toContain(`in ${one}`);
    expect(faultOf(page(html.replace(one, one.replace('rtl', 'ltr'))))).toContain('dir="ltr"');
    expect(faultOf(page(html.replace(one, one.replace('rtl', 'auto'))))).toContain('dir="auto"');
  });

  test('rows in a quotation are held by another element than those around it', () => {
    const quoted = rows.replaceAll(/^(?=.)/gm, '> ').replaceAll(/\n\n(?=>)/g, '\n>\n');
    const html = textHtml(
      editionOf(filesOf(`${rows}\n\n${rows}`, `<Source>\n\n${rows}\n\n${quoted}\n\n</Source>\n`)),
    );
    expect(html).toMatch(
      /<div class="tables">[^]*<\/div>\n<p [^]*<blockquote>\n<div class="tables">[^]*<\/div>\n<p [^]*<\/blockquote>/,
    );
    expect(faultOf(page(html))).toBeUndefined();
  });

  const without = (html: string) => html.replace(' data-tables="2"', '');
  test.each<[string, string, string | undefined]>([
    ['as prose', pages.prose.replace(first, '<p id="l1">'), 'with 1 of its blocks'],
    ['as prose whose lines stay', pages.kept.replace(first, '<p id="l1">'), 'with 1 of its blocks'],
    ['in a text whose lines are joined', pages.kept.replace('source keep', 'source'), 'line ends'],
    ['in a text whose lines stay', pages.prose.replace('"source"', '"source keep"'), 'line ends'],
    ['without one of its breaks', pages.prose.replace('<br>', ''), 'line ends'],
    ['from right to left', pages.prose.replace('="columns w20"', '$& dir="rtl"'), 'that run ltr'],
    ['with a class that nobody writes', pages.prose.replace('w20', 'w21'), 'w21'],
    ['on a site of earlier days', without(pages.prose), undefined],
    ['and tells no width there', without(pages.prose.replaceAll(/ w\d+/g, '')), undefined],
    ['nor anything', without(pages.prose.replaceAll(/ class="columns w\d+"/g, '')), undefined],
  ])('it is set %s', (_, html, fault) => {
    const found = faultOf(page(html));
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(fault);
  });
});
