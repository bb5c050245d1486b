import { describe, expect, test } from 'vitest';
import { boxRules, setBoxes } from '../../../src/core/render/boxes.ts';
import { readPageMarkup, readPassages } from '../../../src/io/source-markup.ts';
import { el, html, type Node, text } from '../../../src/core/render/hast.ts';
import { renderBeside } from '../../../src/core/render/beside.ts';
import { editionOf, filesOf, readBack, renderingOf, sourceOf, textHtml } from '../support.ts';

describe('words of a table whose letters have widths of their own', () => {
  test.each([
    ['部隊名  12', '<span class="wide box c6">部隊名</span>  <span class="box c2">12</span>'],
    ['第1連隊', '<span class="box c7">第1連隊</span>'],
    [
      'ア　　イ',
      '<span class="wide box c2">ア</span><span class="wide box c4">　　</span><span class="wide box c2">イ</span>',
    ],
    // Words that run on stay in one, that those that run to the left do.
    [
      'הגדוד הראשון  12',
      '<span class="box c12">הגדוד הראשון</span>  <span class="box c2">12</span>',
    ],
    [
      'הוא אמר "שלום"\t7',
      '<span class="box c14">הוא אמר "שלום"</span>\t<span class="box c1">7</span>',
    ],
    ['Smith ! Co (2nd)', '<span class="box c16">Smith ! Co (2nd)</span>'],
    ['砲兵 歩兵', '<span class="wide box c4">砲兵</span> <span class="wide box c4">歩兵</span>'],
    ['\u200C  \n', '\u200C  \n'],
    ['x'.repeat(81), 'x'.repeat(81)],
  ])('%j', (words, expected) => expect(html(setBoxes([text(words)]))).toBe(expected));

  const look = (words: string, ...more: Node[]) => el('b', {}, [words, ...more]);
  const label = el('bdi', { dataApparatus: '' }, ['[1]']);

  test.each([
    [
      'one box with what stands around a part of it',
      [text('ب'), look('القاهرة'), text('  12')],
      '<span class="box c8">ب<b>القاهرة</b></span>  <span class="box c2">12</span>',
    ],
    [
      'one box with what stands around its end, and in that',
      [text('12  '), look('هن'), text('گ'), label, text('ا پیا'), look('د', look('ه'))],
      '<span class="box c2">12</span>  <span class="box c10"><b>هن</b>گ<bdi data-apparatus="">[1]</bdi>ا پیا<b>د<b>ه</b></b></span>',
    ],
    [
      'one box with what goes on over its words, beside wide letters as well',
      [text('部 7  هن'), look('گ 1 پ'), look('پ 12 ه'), text('ه')],
      '<span class="box c4">部 7</span>  <span class="box c14">هن<b>گ 1 پ</b><b>پ 12 ه</b>ه</span>',
    ],
    [
      'no box where it goes on over several cells',
      [text('7  ل'), look('لملك  12  ه'), text('ن  3')],
      '<span class="box c1">7</span>  ل<b>لملك  <span class="box c2">12</span>  ه</b>ن  <span class="box c1">3</span>',
    ],
    [
      'no box in one that does',
      [look('ب  ', look('12  ه')), label, text('ن  3')],
      '<b><span class="box c1">ب</span>  <b><span class="box c2">12</span>  ه</b></b><bdi data-apparatus="">[1]</bdi>ن  <span class="box c1">3</span>',
    ],
    [
      'boxes of their own where none is parted',
      [text('ab'), look('12'), label, text(' ب'), look('\n'), text('ج')],
      '<span class="box c2">ab</span><b><span class="box c2">12</span></b><bdi data-apparatus="">[1]</bdi> <span class="box c1">ب</span><b>\n</b><span class="box c1">ج</span>',
    ],
  ])('words that are written as one have %s', (_, nodes, expected) => {
    expect(html(setBoxes(nodes))).toBe(expected);
  });

  test('have a rule for each box', () => {
    const rules = boxRules();
    for (let columns = 1; columns <= 80; columns++) {
      expect(html(setBoxes([text('x'.repeat(columns))]))).toContain(`class="box c${columns}"`);
      expect(rules).toContain(`\n.c${columns} { `);
    }
  });
});

const table = '部隊名    戦死者\n砲兵      7\n歩兵      12';

test('a table has boxes where its letters ask for them, and its text is that of the seed', () => {
  const body = `<Source>\n\n${table.replaceAll('\n', '\\\n')}\n\n</Source>\n`;
  const edition = editionOf(filesOf(table, body));
  expect(textHtml(edition)).toContain('<span class="wide box c6">戦死者</span><br>\n');
  expect(readBack(textHtml(edition))).toBe(table.replace(/\s+/g, ' '));
  const source = sourceOf(edition);
  const [block] = source.page.blocks;
  if (!block) throw new Error('Unexpected lack of a block');
  const points = { start: 0, end: table.length };
  const beside = renderBeside(
    source,
    {
      block,
      points,
      varied: [{ kind: 'words', start: 0, end: 2 }],
      looks: [],
      wordless: [],
      language: 'ja',
      direction: 'ltr',
      id: 'x',
    },
    renderingOf(edition),
  );
  expect(html([beside])).toContain('<span class="wide box c4">部隊</span>');
  expect(html([beside])).toContain('<span class="wide box c2">名</span>');
  const passage = html([beside]).replace(/^/, '<html lang="en"><body>');
  expect(readPassages(passage)).toMatchObject([{ text: table }]);
  expect(readPassages(passage)[0]?.foreign).toBeUndefined();
  expect(readPassages(passage.replace('box c4', 'box c9'))[0]?.foreign).toContain('box c9');
  const page = `<html><body><main>${textHtml(edition)}</main></body></html>`;
  expect(readPageMarkup(page)).toMatchObject({ foreign: [] });
  for (const other of ['wide box c9', 'wide box c81', 'box'])
    expect(readPageMarkup(page.replace('wide box c6', other))).toMatchObject({
      fault: expect.stringContaining(`class="${other}"`) as string,
    });
  const latin = 'Name    Age\nAnn     7\nBen     12';
  const plain = editionOf(
    filesOf(latin, body.replace(table.replaceAll('\n', '\\\n'), latin.replaceAll('\n', '\\\n'))),
  );
  expect(textHtml(plain)).not.toContain('<span');
});
