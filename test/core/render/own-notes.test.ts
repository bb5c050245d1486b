import { expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { placesOn } from '../../../src/core/edition/addresses.ts';
import { annotations } from '../../../src/core/export/annotations.ts';
import { legendOf } from '../../../src/core/view/legend.ts';
import { html } from '../../../src/core/render/hast.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import {
  editionOf,
  filesOf,
  type Given,
  placesOf,
  readBack,
  shownOf,
  sourceOf,
  textHtml,
} from '../support.ts';

const seed = 'We met* in York.[1]\n\n* The king[1] too.\n\n[1] So\nhe said.\n\nAnd more.';
const body =
  'We met<Mark note="a">\\*</Mark> in York.<Mark note="b">\\[1]</Mark>\n\n' +
  '<Note of="a">\\* The king<Mark note="b">\\[1]</Mark> too.</Note>\n\n' +
  '<Note of="b"><Mark note="b">\\[1]</Mark> So\nhe said.</Note>\n\n<Note of="b">And more.</Note>';

function built(text: string, of = seed, more: Given = {}) {
  const edition = editionOf(filesOf(of, `<Source>\n\n${text}\n\n</Source>\n\n[^x]: N.\n`, more));
  expect(placesOf(edition.findings)).toEqual([]);
  return { edition, html: textHtml(edition) };
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => /<\/a>(.*)<\/p>/s.exec(line)?.[1])
    .filter(Boolean);
const mark = (note: string, words: string, nth = '') =>
  `<a class="own-mark" id="mark--${note}${nth}" href="#own-${note}" role="doc-noteref">${words}</a>`;
const back = (anchor: string, label: string, arrow = '↩') =>
  `<a class="own-back" href="#mark--${anchor}" role="doc-backlink" aria-label="${label}" data-apparatus="">${arrow}</a>`;
const proved = (source: string) => readPageMarkup(`<html><body>${source}</body></html>`);

test('marks lead to the notes of the source, and these back to each of their marks, in the words of the source', () => {
  const { edition, html: page } = built(body);
  expect(lines(page.replace('So\nhe', 'So he'))).toEqual([
    `We met${mark('a', '*')} in York.${mark('b', '[1]')}`,
    `<span class="own-note" id="own-a">* The king${mark('b', '[1]', '--2')} too.</span>${back('a', 'Back to the text')}`,
    '<span class="own-note" id="own-b"><a class="own-mark" href="#mark--b" role="doc-backlink">[1]</a> So he said.</span>',
    `<span class="own-note">And more.</span>${back('b', 'Back to mark 1')}${back('b--2', 'Back to mark 2')}`,
  ]);
  expect(proved(page)).toMatchObject({ foreign: [], text: seed.replace(/\s+/g, ' ') });
  expect(placesOn(sourceOf(edition)).slice(-3)).toEqual(['note-x', 'own-a', 'own-b']);
});

test('in a text that runs to the left the way back does, too', () => {
  const { html: page } = built(
    'שלום<Mark note="a">\\*</Mark>\n\n<Note of="a">\\* עולם</Note>',
    'שלום*\n\n* עולם',
  );
  expect(page).toContain(back('a', 'Back to the text', '↪'));
  expect(proved(page)).toMatchObject({ foreign: [] });
});

test('a note without a mark has no way back, and its sign leads nowhere', () => {
  const { html: page } = built('<Note of="a"><Mark note="a">\\*</Mark> b</Note>', '* b');
  expect(lines(page)).toEqual(['<span class="own-note" id="own-a">* b</span>']);
});

test('what says nothing of its note, as while somebody writes, leaves the words alone', () => {
  const edition = editionOf(
    filesOf('a b', '<Source>\n\n<Mark>a</Mark> <Note>b</Note>\n\n</Source>\n'),
  );
  const page = textHtml(edition);
  expect(placesOn(sourceOf(edition))).toEqual(['l1']);
  expect(page).toContain('<span class="own-mark">a</span> <span class="own-note">b</span>');
});

test('editors’ marks stand behind those of the source, and numbers are theirs alone', () => {
  const { html: page } = built(
    'a<Mark note="a">b[^x]c</Mark> d\n\n<Note of="a">e</Note>[^x]',
    'abc d\n\ne',
  );
  expect(lines(page)[0]).toMatch(/^a<a class="own-mark"[^>]*>bc<\/a><sup class="mark n1"/);
  expect(lines(page)[1]).toMatch(/^<span [^>]*>e<\/span><a class="own-back"[^<]*↩<\/a><sup /);
  expect(proved(page)).toMatchObject({ foreign: [] });
});

test('behind a mark that ends in what turns a text round, and is not seen, other marks stand, too', () => {
  const { html: page } = built(
    '<Note of="b"><Mark note="a">b\u202E </Mark></Note>[^x]',
    'b\u202E ',
  );
  expect(readBack(page)).toBe('b\u202E');
  expect(page).toMatch(/<\/a><\/span><sup class="mark n1"/);
  expect(proved(page)).toMatchObject({ foreign: [] });
});

test('the glossary makes no link in a mark, which is one, and none across the edge of a note', () => {
  const york = {
    'content/glossary/york.mdx': '---\nterm: New York\nkind: place\n---\nA city.\n',
  };
  const note = '\n\n<Note of="a">n</Note>';
  const page = (text: string) => built(text + note, 'in New York now\n\nn', york).html;
  expect(page('in <Mark note="a">New York</Mark> now')).not.toContain('class="term"');
  expect(page('in <Mark note="a">in New York</Mark> now'.replace('in <', '<'))).not.toContain(
    'class="term"',
  );
  expect(page('in New <Mark note="a">York</Mark> now')).not.toContain('class="term"');
  expect(page('in New York <Mark note="a">now</Mark>')).toContain('class="term"');
  const inNote = built(
    'a<Mark note="a">\\*</Mark>\n\n<Note of="a">in New York</Note>',
    'a*\n\nin New York',
    york,
  );
  expect(inNote.html).toContain('in <a class="term"');
  expect(proved(inNote.html)).toMatchObject({ foreign: [] });
});

test('the proof refuses a way back that the renderer does not write', () => {
  const { html: page } = built(body);
  const found = (of: string) => proved(of);
  expect(found(page.replace('>↩<', '>not true<'))).toHaveProperty('fault');
  expect(found(page.replace('href="#own-a"', 'href="https://example.org"'))).toHaveProperty(
    'fault',
  );
});

test('annotations and legend tell them', () => {
  const { edition } = built(body);
  const { first } = JSON.parse(annotations(sourceOf(edition), shownOf(edition).edition, '')) as {
    first: { items: { body: unknown }[] };
  };
  expect(first.items.map(({ body: one }) => one)).toContainEqual({
    ...{ type: 'TextualBody', purpose: 'tagging', value: 'mark' },
    'margent:attributes': { note: 'a' },
  });
  expect(html(legendOf(sourceOf(edition).page, wordingOf('en')))).toBe(
    '<li><span class="own-note">Notes</span>: notes of the source’s own; its marks lead there</li>\n',
  );
});
