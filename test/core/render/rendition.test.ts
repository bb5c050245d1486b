import { describe, expect, test } from 'vitest';
import { renditions } from '../../../src/core/page/rendition.ts';
import { html } from '../../../src/core/render/hast.ts';
import { labelsOf, markupWords } from '../../../src/core/render/labels.ts';
import { renderRendition } from '../../../src/core/render/rendition.ts';
import { catalogues, wordingOf } from '../../../src/core/words/wording.ts';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { editionOf, filesOf, type Given, placesOf, sourceOf, textHtml } from '../support.ts';

const glossary: Given = {
  'content/glossary/york.mdx': '---\nterm: New York\nkind: place\n---\nA city.\n',
};

/** The HTML of a source, from `<div` on, whose page has this text. */
function built(seed: string, text: string, more: Given = {}, front = ''): string {
  const body = `<Source>\n\n${text}\n\n</Source>\n\n[^x]: N.\n`;
  const edition = editionOf(filesOf(seed, body, more, front));
  expect(placesOf(edition.findings)).toEqual([]);
  return textHtml(edition);
}

/** What stands in the one paragraph of a source, behind its number. */
function inner(seed: string, text: string, more: Given = {}): string {
  return /<\/a>(.*)<\/p>/s.exec(built(seed, text, more))?.[1] ?? '';
}

describe('what the original looks like is shown around the words of the seed', () => {
  test.each([
    ['<Hi rend="italic">b</Hi>', '<i class="hi">b</i>'],
    ['<Hi rend="bold italic">b</Hi>', '<i class="hi"><b class="hi">b</b></i>'],
    ['<Hi rend="underline">b</Hi>', '<u class="hi">b</u>'],
    ['<Hi rend="superscript">b</Hi>', '<sup class="hi">b</sup>'],
    ['<Hi rend="subscript">b</Hi>', '<sub class="hi">b</sub>'],
    ['<Hi rend="small-caps">b</Hi>', '<span class="hi small-caps">b</span>'],
    ['<Unclear>b</Unclear>', '<span class="unclear" title="unclear">b</span>'],
    [
      '<Unclear reason="faded">b</Unclear>',
      '<span class="unclear" title="unclear: faded">b</span>',
    ],
    [
      '<Supplied reason="lost">b</Supplied>',
      '<span class="supplied" title="supplied by the editors: lost">b</span>',
    ],
    ['<Add place="above">b</Add>', '<ins class="add" title="added: above">b</ins>'],
    ['<Del>b</Del>', '<del class="del" title="deleted">b</del>'],
    ['<Foreign lang="LA">b</Foreign>', '<span class="foreign" lang="la">b</span>'],
    [
      '<Del><Unclear>b</Unclear></Del>',
      '<del class="del" title="deleted"><span class="unclear" title="unclear">b</span></del>',
    ],
  ])('%s', (written, html) => {
    expect(inner('a b c', `a ${written} c`)).toBe(`a ${html} c`);
  });

  test('what says nothing of the look, as while somebody writes, leaves the words alone', () => {
    const body = '<Source>\n\na <Hi>b</Hi> <Foreign>c</Foreign>\n\n</Source>\n';
    const html = textHtml(editionOf(filesOf('a b c', body)));
    expect(html).toContain('</a>a b <span class="foreign">c</span></p>');
  });
});

test.each([...catalogues.keys()])(
  'what editors say is known again in %s, and nothing else is',
  (language) => {
    const wording = wordingOf(language);
    const { isTitle } = labelsOf(markupWords(wording));
    const editors = [...renditions].filter(([name]) => /^(?:Unclear|Supplied|Add|Del)$/.test(name));
    const all = editors.flatMap(([name, { reason, place }]) =>
      [{}, ...valuesOf('reason', reason), ...valuesOf('place', place)].map((attributes) =>
        html(renderRendition({ name, attributes }, [], wording)),
      ),
    );
    const titled = all.flatMap((one) => [...one.matchAll(/class="(\w+)" title="([^"]*)"/g)]);
    expect(titled.length).toBeGreaterThan(20);
    expect(titled.filter(([, kind = '', title = '']) => !isTitle(kind, title))).toEqual([]);
    expect(isTitle('add', wording.words.marks.deleted)).toBe(false);
    expect(isTitle('del', `${wording.words.marks.deleted} `)).toBe(false);
  },
);

function valuesOf(name: string, rule?: { values: unknown }): Record<string, string>[] {
  return Array.isArray(rule?.values) ? rule.values.map((one) => ({ [name]: String(one) })) : [];
}

describe('words that the seed lacks are told where they are lacking', () => {
  const gap = (words: string) => `<bdi class="missing" data-apparatus="">[${words}]</bdi>`;
  test.each([
    ['<Gap/>', 'gap'],
    ['<Gap reason="illegible"/>', 'illegible'],
    ['<Gap extent="3 words"/>', '3 words'],
    ['<Gap reason="damage" extent="about 12 lines"/>', 'about 12 lines, damage'],
    ['<Gap></Gap>', 'gap'],
  ])('%s in a line', (written, words) => {
    expect(inner('a c', `a ${written} c`)).toBe(`a ${gap(words)}c`);
    expect(inner('a c', `a${written} c`)).toBe(`a${gap(words)} c`);
    expect(readPageMarkup(page(built('a c', `a ${written} c`)))).toMatchObject({ foreign: [] });
  });

  test('between blocks, and within a quotation where both sides are', () => {
    const html = built(
      'a\n\nb\n\nc\n\nd',
      '<Gap extent="1 page"/>\n\na\n\n> b\n>\n> <Gap/>\n>\n> c\n\n<Gap reason="lost"/>\n\nd\n\n<Gap/>',
    );
    expect(html.replaceAll(/<p .*?<\/p>/g, (block) => `<${block.at(-5) ?? ''}>`)).toBe(
      [
        '<div class="source" data-seed="a.txt" data-sha256="8bce2a8dc3e5e8ef62cc5ec5a0a6a1f7" lang="en" dir="ltr">',
        '<div class="missing" data-apparatus="">[1 page]</div>',
        '<a>',
        '<blockquote>',
        '<b>',
        '<div class="missing" data-apparatus="">[gap]</div>',
        '<c>',
        '</blockquote>',
        '<div class="missing" data-apparatus="">[lost]</div>',
        '<d>',
        '<div class="missing" data-apparatus="">[gap]</div>',
        '</div>',
      ]
        .join('\n')
        .replace(/<div class="source".*/, html.split('\n', 1)[0] ?? ''),
    );
    expect(readPageMarkup(page(html))).toMatchObject({ foreign: [], text: 'a b c d' });
  });

  test('in a page of no text it stands before all', () => {
    const seed = '\n';
    const edition = editionOf(filesOf(seed, '<Source>\n\n<Gap/>\n\n</Source>\n'));
    expect(sourceOf(edition).page.wordless).toMatchObject([{ offset: 0, flow: true }]);
  });
});

describe('where a page of the original begins, its number stands', () => {
  const at = (tag: string, anchor: string, number: string) =>
    `<${tag} id="${anchor}" class="page" data-apparatus=""><a href="#${anchor}" aria-label="Page ${number}">[${number}]</a></${tag}>`;

  test('in a line, in a word, and between blocks, and is read back as no word of the source', () => {
    const html = built(
      'One two\n\nthree',
      '<Page n="iv"/>One t<Page n="A.3"/>wo\n\n<Page n="12r"/>\n\nthree',
    );
    expect(html).toContain(
      `</a>${at('bdi', 'page-iv', 'iv')}One t${at('bdi', 'page-A.3', 'A.3')}wo</p>`,
    );
    expect(html).toContain(`</p>\n${at('div', 'page-12r', '12r')}\n<p`);
    expect(readPageMarkup(page(html))).toMatchObject({ foreign: [], text: 'One two three' });
  });

  test('with an address of its own where it comes again, and behind a term', () => {
    const html = built('a New York c', 'a New <Page n="2"/>York <Page n="2"/>c', glossary);
    expect(html).toContain(
      `New York</a>${at('bdi', 'page-2', '2')} ${at('bdi', 'page-2-2', '2')}c`,
    );
  });

  test('with what is between two blocks in the order in which it is written', () => {
    const html = built('a\n\nb', 'a\n\n<Gap/>\n\n<Page n="2"/>\n\nb');
    expect(html.indexOf('"missing"')).toBeLessThan(html.indexOf('"page"'));
  });

  test('of no number, as while somebody writes, it is told as far as it is', () => {
    const body = '<Source>\n\na <Page/>b\n\n</Source>\n';
    expect(textHtml(editionOf(filesOf('a b', body)))).toContain('aria-label="Page ">[]<');
  });

  test.each([
    ['words that are none', '>[12]', '>[they lied]'],
    ['another element', '</a></bdi>', '</a><b>x</b></bdi>'],
    ['a program', 'href="#page-12"', 'href="javascript:alert(1)"'],
    ['another name', 'aria-label="Page 12"', 'aria-label="They lied"'],
  ])('and nothing else: %s', (_, from, to) => {
    const html = built('a b', 'a <Page n="12"/>b').replace(from, to);
    expect(readPageMarkup(page(html))).toHaveProperty('fault');
  });
});

test('of the same words as a claim it stands as it is written', () => {
  const open = '<Claim id="x" by="unattributed" kind="event" verdict="unverified">';
  const order = (text: string) => inner('a b c', text).match(/<mark|<del/g);
  expect(order(`a ${open}<Del>b</Del></Claim>[^x] c`)).toEqual(['<mark', '<del']);
  expect(order(`a <Del>${open}b</Claim></Del>[^x] c`)).toEqual(['<del', '<mark']);
});

test('a link of the glossary cuts the look of the original, and is not lost by it', () => {
  const link = (inside: string) => `<a class="term" href="/glossary/york/">${inside}</a>`;
  const i = (inside: string) => `<i class="hi">${inside}</i>`;
  const york = (text: string) => inner('in New York now', text, glossary);
  expect(york('in <Hi rend="italic">New</Hi> York now')).toBe(`in ${link(`${i('New')} York`)} now`);
  expect(york('<Hi rend="italic">in New</Hi> York now')).toBe(
    `${i('in ')}${link(`${i('New')} York`)} now`,
  );
  expect(york('in New <Hi rend="italic">York now</Hi>')).toBe(
    `in ${link(`New ${i('York')}`)}${i(' now')}`,
  );
  expect(york('in <Hi rend="italic">New York</Hi> now')).toBe(`in ${i(link('New York'))} now`);
  expect(york('<Hi rend="italic">in New York now</Hi>')).toBe(i(`in ${link('New York')} now`));
  expect(york('in N<Hi rend="italic">ew Yor</Hi>k now')).toBe(`in ${link(`N${i('ew Yor')}k`)} now`);
});

const page = (source: string) => `<html><body><main><p>x</p>${source}</main></body></html>`;
