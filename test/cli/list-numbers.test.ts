import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/io/convert/docx.ts';

/* The numbers of lists, which documents do not hold: programs work them out when they show one. */

const space = 'http://schemas.openxmlformats.org';
const word = `${space}/wordprocessingml/2006/main`;

/** A Word document with a body, with patterns of lists, and with what else there is in numbering and styles. */
function wordWith(
  body: string,
  levels: readonly string[],
  { lists = '', styles = '' } = {},
): Uint8Array {
  const relations = (type: string, target: string) =>
    strToU8(
      `<Relationships xmlns="${space}/package/2006/relationships"><Relationship Id="r" Type="${space}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
    );
  const part = (name: string, inner: string) =>
    strToU8(
      `<w:${name} xmlns:w="${word}" xmlns:mc="${space}/markup-compatibility/2006">${inner}</w:${name}>`,
    );
  const pattern = `<w:abstractNum w:abstractNumId="7">${levels.join('')}</w:abstractNum>`;
  const list = `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`;
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${space}/package/2006/content-types"/>`),
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations('numbering', 'numbering.xml'),
    'word/numbering.xml': part('numbering', `${pattern}${list}${lists}`),
    'word/styles.xml': part('styles', styles),
  });
}

const level = (at: number, format: string, text: string, more = '<w:start w:val="1"/>') =>
  `<w:lvl w:ilvl="${at}">${more}<w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const p = (words: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`;
const item = (words: string, at = 0, list = 1) =>
  p(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
const style = (id: string, inner: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;
const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';

const plain = level(0, 'decimal', '%1.');
const deep = [plain, level(1, 'lowerLetter', '%1.%2)'), level(2, 'lowerRoman', '(%3)')];

describe('the numbers of a Word document', () => {
  test.each([
    [
      'go on behind other paragraphs',
      wordWith(`${item('a')}${item('b')}${p('between')}${item('c')}`, [plain]),
      '1. a\n\n2. b\n\nbetween\n\n3. c\n',
    ],
    [
      'begin and look as the document says',
      wordWith(`${item('a')}${item('b')}`, [
        level(0, 'upperRoman', '§ %1)', '<w:start w:val="5"/>'),
      ]),
      '§ V) a\n\n§ VI) b\n',
    ],
    [
      'have levels, which begin anew',
      wordWith(
        `${item('a')}${item('b', 1)}${item('c', 2)}${item('d', 1)}${item('e')}${item('f', 1)}`,
        deep,
      ),
      '1. a\n\n1.a) b\n\n(i) c\n\n1.b) d\n\n2. e\n\n2.a) f\n',
    ],
    [
      'have levels that do not',
      wordWith(`${item('a')}${item('b', 1)}${item('c')}${item('d', 1)}`, [
        plain,
        level(1, 'decimalZero', '%2', '<w:start w:val="1"/><w:lvlRestart w:val="0"/>'),
      ]),
      '1. a\n\n01 b\n\n2. c\n\n02 d\n',
    ],
    [
      'are 1, 2, 3 in what is said to be so',
      wordWith(`${item('a')}${item('b', 1)}`, [
        level(0, 'upperLetter', '%1'),
        level(1, 'decimal', '%1.%2', '<w:start w:val="0"/><w:isLgl/>'),
      ]),
      'A a\n\n1.0 b\n',
    ],
    [
      'begin anew in a list of its own, and go on in one that shares them',
      wordWith(`${item('a')}${item('b', 0, 2)}${item('c', 0, 3)}${item('d', 0, 2)}`, [plain], {
        lists:
          '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
      }),
      '1. a\n\n4. b\n\n5. c\n\n6. d\n',
    ],
    [
      'are those of styles, too',
      wordWith(
        `${p('a', '<w:pStyle w:val="H1"/>')}${p('b', '<w:pStyle w:val="H2"/>')}${p('c', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')}${p('d', '<w:pStyle w:val="H1"/>')}`,
        deep,
        {
          styles: `${style('H1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')}${style('H2', '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>')}`,
        },
      ),
      '1. a\n\n1.a) b\n\nc\n\n2. d\n',
    ],
    [
      'are none of what is deleted, and count what is empty',
      wordWith(
        `${item('a')}<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>${deleted}</w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>${item('b')}<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>${item('c')}`,
        [plain],
      ),
      '1. a\n\n2. b\n\n4. c\n',
    ],
    [
      'are those of the list that a style links to, also where styles lead to themselves',
      wordWith(
        `${item('a', 0, 2)}${item('b')}${item('c', 0, 4)}${p('d', '<w:pStyle w:val="S"/>')}`,
        [plain],
        {
          lists:
            '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num><w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num><w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="M"/></w:abstractNum>',
          styles: `${style('L', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')}${style('M', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')}${style('S', '<w:basedOn w:val="S"/>')}`,
        },
      ),
      '1. a\n\n2. b\n\nc\n\nd\n',
    ],
    [
      'are dots where they are none',
      wordWith(`${item('a')}${item('b', 1)}`, [level(0, 'bullet', '-'), level(1, 'none', '')]),
      '• a\n\nb\n',
    ],
  ])('%s', async (_, bytes, text) => {
    const made = await docx.convert(bytes);
    expect(made.text).toBe(text);
    expect(made.told.filter((line) => line.includes('work out'))).toEqual([]);
  });

  test('that are not known are left out, and told', async () => {
    const made = await docx.convert(
      wordWith(`${item('a')}${item('b', 1)}${item('c', 2)}`, [
        level(0, 'koreanDigital', '%1.'),
        level(1, 'decimal', '%2'),
        level(2, 'decimal', '%1.%3'),
      ]),
    );
    expect(made.text).toBe('a\n\n1 b\n\nc\n');
    expect(made.told).toContain(
      '2 numbers of lists left out, which Margent cannot work out: “a”, “c”',
    );
  });
});
