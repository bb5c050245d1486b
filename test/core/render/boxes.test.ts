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
    // Whatever blank it is that parts them, as long as it is one.
    [
      'حسن\u202Fبن\u2009علی\u00A0ا  9',
      '<span class="box c12">حسن\u202Fبن\u2009علی\u00A0ا</span>  <span class="box c1">9</span>',
    ],
    [
      'ב\u00A0 א\u2028ב',
      '<span class="box c1">ב</span>\u00A0 <span class="box c1">א</span>\u2028<span class="box c1">ב</span>',
    ],
    // Also beside wide letters, where else words are parted by one blank.
    [
      '⭐  علی (رضا) «حسن»',
      '<span class="wide box c2">⭐</span>  <span class="box c15">علی (رضا) «حسن»</span>',
    ],
    [
      'שלום 5 עולם  兵\u3000兵',
      '<span class="box c11">שלום 5 עולם</span>  <span class="wide box c2">兵</span><span class="wide box c2">\u3000</span><span class="wide box c2">兵</span>',
    ],
    [
      '砲兵 7\u2009人',
      '<span class="wide box c4">砲兵</span> <span class="box c1">7</span>\u2009<span class="wide box c2">人</span>',
    ],
    ['Smith ! Co (2nd)', '<span class="box c16">Smith ! Co (2nd)</span>'],
    ['砲兵 歩兵', '<span class="wide box c4">砲兵</span> <span class="wide box c4">歩兵</span>'],
    ['\u200C  \n', '\u200C  \n'],
    ['x'.repeat(81), `<span class="box c80">${'x'.repeat(81)}</span>`],
  ])('%j', (words, expected) => expect(html(setBoxes([text(words)]))).toBe(expected));

  const look = (words: string, ...more: Node[]) => el('b', {}, [words, ...more]);
  const label = el('bdi', { dataApparatus: '' }, ['[1]']);

  test.each([
    [
      'what stands around a part of them, or is put among them',
      [text('ab'), look('12', label), text(' ב'), label, look('ג'), label, text('  12\n')],
      '<span class="box c7">ab<b>12<bdi data-apparatus="">[1]</bdi></b> ב<bdi data-apparatus="">[1]</bdi><b>ג</b></span><bdi data-apparatus="">[1]</bdi>  <span class="box c2">12</span>\n',
    ],
    [
      'what stands around their end, and in that, where letters are written as one',
      [text('12  '), look('هن'), text('گ'), label, text('ا پیا'), look('د', look('ه'))],
      '<span class="box c2">12</span>  <span class="box c10"><b>هن</b>گ<bdi data-apparatus="">[1]</bdi>ا پیا<b>د<b>ه</b></b></span>',
    ],
    [
      'what stands around letters of other widths',
      [look('部'), text('隊  7\n'), label, look('砲兵', text(' 7'))],
      '<span class="wide box c4"><b>部</b>隊</span>  <span class="box c1">7</span>\n<bdi data-apparatus="">[1]</bdi><b><span class="wide box c4">砲兵</span> <span class="box c1">7</span></b>',
    ],
    [
      'each part of what goes on over a gap, whose first alone has its address',
      [text('7  ל '), el('b', { id: 'x' }, ['מ', label, '  12  ', look('ה'), label]), text('ן  3')],
      '<span class="box c1">7</span>  <span class="box c3">ל <b id="x">מ</b></span><b><bdi data-apparatus="">[1]</bdi>  <span class="box c2">12</span>  </b><span class="box c2"><b><b>ה</b><bdi data-apparatus="">[1]</bdi></b>ן</span>  <span class="box c1">3</span>',
    ],
    [
      'each part of what goes on over one gap, and of what is in that',
      [look('א', look('ב\tג ')), label, text('ד')],
      '<b><span class="box c2">א<b>ב</b></span><b>\t</b></b><span class="box c3"><b><b>ג </b></b><bdi data-apparatus="">[1]</bdi>ד</span>',
    ],
    [
      'nothing of what is around all of them, or around gaps',
      [look('12  ', look('ב ג')), look('  '), look(''), text('ד'), look('\n'), text('ה')],
      '<b><span class="box c2">12</span>  <b><span class="box c3">ב ג</span></b></b><b>  </b><b></b><span class="box c1">ד</span><b>\n</b><span class="box c1">ה</span>',
    ],
    [
      'all that they are, however long',
      [text('7  '), look('א'.repeat(50)), text('ב'.repeat(50)), look('  12')],
      `<span class="box c1">7</span>  <span class="box c80"><b>${'א'.repeat(50)}</b>${'ב'.repeat(50)}</span><b>  <span class="box c2">12</span></b>`,
    ],
  ])('stand in one box with %s', (_, nodes, expected) => {
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
  expect(html([beside])).toMatch(
    /<span class="wide box c6"><mark [^]*?部隊[^]*?<\/mark>名<\/span>/,
  );
  const passage = html([beside]).replace(/^/, '<html lang="en"><body>');
  expect(readPassages(passage)).toMatchObject([{ text: table }]);
  expect(readPassages(passage)[0]?.foreign).toBeUndefined();
  expect(readPassages(passage.replace('box c6', 'box c9'))[0]?.foreign).toContain('box c9');
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
