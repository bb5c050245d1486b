import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/io/convert/docx.ts';
import { odt } from '../../src/io/convert/odt.ts';

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
      'are none where the sign of items is white space',
      wordWith(`${item('a')}${item('b', 1)}`, [plain, level(1, 'bullet', ' ')]),
      '1. a\n\nb\n',
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
      'stand before what is one with an item, its end being deleted',
      wordWith(`${item('a')}${p('b', deleted)}${p('c', deleted)}${item('d')}${item('e')}`, [plain]),
      '1. a\n\n2. bcd\n\n3. e\n',
    ],
    [
      'are those of the last of paragraphs between which the ends are deleted',
      wordWith(
        `${item('a')}${p('b', `<w:numPr><w:numId w:val="1"/></w:numPr>${deleted}`)}${item('c')}${p('d', `<w:numPr><w:numId w:val="1"/></w:numPr>${deleted}`)}${p('e')}${item('f')}`,
        [plain],
      ),
      '1. a\n\n2. bc\n\nde\n\n3. f\n',
    ],
    [
      'stand where they belong in a text box between such paragraphs',
      wordWith(
        `<w:p><w:pPr>${deleted}</w:pPr><w:r><w:t>a</w:t></w:r><w:r><w:pict><w:txbxContent>${item('b')}</w:txbxContent></w:pict></w:r></w:p>${item('c')}`,
        [plain],
      ),
      '2. ac\n\n1. b\n',
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

const open = 'urn:oasis:names:tc:opendocument:xmlns';
const spaces = ['office', 'text', 'style', 'table'].map(
  (name) => ` xmlns:${name}="${open}:${name}:1.0"`,
);
const loext = ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"';

/** An OpenDocument text with a body, and styles. */
function openWith(body: string, styles = ''): Uint8Array {
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      `<office:document-content${spaces.join('')}${loext}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
}

const listStyle = (name: string, levels: string) =>
  `<text:list-style style:name="${name}">${levels}</text:list-style>`;
const numbers = (at: number, format: string, more = 'style:num-suffix="."') =>
  `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${more}/>`;
const usual = listStyle('L', `${numbers(1, '1')}${numbers(2, 'a', 'style:num-suffix=")"')}`);
const tp = (words: string) => `<text:p>${words}</text:p>`;
const li = (inner: string, more = '') => `<text:list-item${more}>${inner}</text:list-item>`;
const ol = (inner: string, more = '', name = 'L') =>
  `<text:list${name && ` text:style-name="${name}"`}${more}>${inner}</text:list>`;
const goesOn = ' text:continue-numbering="true"';

describe('the numbers of an OpenDocument text', () => {
  test.each([
    [
      'begin and go on as the document says',
      `${ol(`${li(tp('a'), ' text:start-value="5"')}${li(tp('b'))}`)}${tp('between')}${ol(li(tp('c')), goesOn)}${ol(li(tp('d')))}`,
      usual,
      '5. a\n\n6. b\n\nbetween\n\n7. c\n\n1. d\n',
    ],
    [
      'go on with those of a list that is named',
      `${ol(li(tp('a')), ' xml:id="x"')}${ol(li(tp('b')), ' xml:id="y"')}${ol(li(tp('c')), ' text:continue-list="x"')}`,
      usual,
      '1. a\n\n1. b\n\n2. c\n',
    ],
    [
      'look as the document says',
      ol(`${li(tp('a'))}${li(tp('b'))}`),
      listStyle(
        'L',
        numbers(1, 'I', 'style:num-prefix="§ " style:num-suffix=")" text:start-value="4"'),
      ),
      '§ IV) a\n\n§ V) b\n',
    ],
    [
      'have levels, which begin anew',
      ol(
        `${li(`${tp('a')}${ol(`${li(tp('b'))}${li(tp('c'))}`, '', '')}`)}${li(`${tp('d')}${ol(li(tp('e')), '', '')}`)}`,
      ),
      listStyle(
        'L',
        `${numbers(1, '1')}${numbers(2, 'A', 'text:display-levels="2" style:num-suffix=")"')}`,
      ),
      '1. a\n\n1.A) b\n\n1.B) c\n\n2. d\n\n2.A) e\n',
    ],
    [
      'look as new LibreOffice says',
      ol(li(`${tp('a')}${ol(li(tp('b')), '', '')}`)),
      listStyle(
        'L',
        `${numbers(1, '1', 'loext:num-list-format="Art. %1%:"')}${numbers(2, 'a', 'loext:num-list-format="(%1%-%2%)"')}`,
      ),
      'Art. 1: a\n\n(1-a) b\n',
    ],
    [
      'stand before the first words of an item, which may be none',
      ol(
        `${li(`${tp('')}${tp('a')}${tp('b')}`)}${li(tp(''))}${li(tp('c'))}<text:list-header>${tp('d')}</text:list-header>`,
      ),
      usual,
      '1. a\n\nb\n\n3. c\n\nd\n',
    ],
    [
      'are those that are written',
      `${ol(li(`<text:number>(x)</text:number>${tp('a')}`))}<text:h text:outline-level="1"><text:number>1.2</text:number>Head</text:h><text:numbered-paragraph text:list-id="n" text:style-name="L"><text:number>§ 4</text:number>${tp('b')}</text:numbered-paragraph>`,
      usual,
      '(x) a\n\n1.2 Head\n\n§ 4 b\n',
    ],
    [
      'are those of headings, too',
      '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h><text:h text:outline-level="1" text:is-list-header="true">c</text:h><text:h text:outline-level="1">d</text:h>',
      '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>',
      '1 a\n\n1.1 b\n\nc\n\n2 d\n',
    ],
    [
      'are dots where they are none, also in cells and without a style',
      ol(
        li(
          `${tp('a')}<table:table><table:table-row><table:table-cell>${ol(li(tp('b')), '', 'N')}</table:table-cell></table:table-row></table:table>`,
        ),
      ),
      listStyle('L', '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'),
      '• a\n\n• b\n',
    ],
  ])('%s', async (_, body, styles, text) => {
    const made = await odt.convert(openWith(body, styles));
    expect(made.text).toBe(text);
    expect(made.told.filter((line) => line.includes('work out'))).toEqual([]);
  });

  test('that are not known are left out, and told', async () => {
    const body = `${ol(`${li(tp('a'), ' text:start-value="40"')}${li(`${tp('b')}${ol(li(tp('c')), '', '')}${tp('d')}${ol(li(tp('e')), '', '')}`)}`)}${ol(li(tp('f')), '', 'K')}${ol(li(tp('g')), goesOn)}`;
    const odd = listStyle('K', numbers(1, 'constructor'));
    const made = await odt.convert(openWith(body, `${usual}${odd}`));
    expect(made.text).toBe('40. a\n\n41. b\n\na) c\n\nd\n\ne\n\nf\n\ng\n');
    expect(made.told).toContain(
      '3 numbers of lists left out, which Margent cannot work out: “e”, “f”, “g”',
    );
  });
});

test('words that an OpenDocument text hides are left out, and told', async () => {
  const hidden = (name: string, more = '') =>
    `<style:style style:name="${name}"${more}><style:text-properties text:display="none"/></style:style>`;
  const body = `<text:p>a<text:hidden-text text:is-hidden="true">one</text:hidden-text>b<text:hidden-text text:is-hidden="false">c</text:hidden-text></text:p><text:section text:display="condition" text:is-hidden="true">${tp('two')}</text:section><text:section text:display="condition">${tp('d')}</text:section><text:p text:style-name="P">three</text:p><text:p>e<text:span text:style-name="S">four</text:span></text:p><text:p>five<text:hidden-paragraph text:is-hidden="true"/></text:p>`;
  const styles = `<style:style style:name="S" style:parent-style-name="P"/>${hidden('P')}`;
  const made = await odt.convert(openWith(body, styles));
  expect(made.text).toBe('abc\n\nd\n\ne\n');
  expect(made.told).toEqual(['5 hidden parts left out: “one”, “two”, “three”, …']);
});

test('letters of the form of dates are no words of an OpenDocument text', async () => {
  const dates = `<number:date-style style:name="N"><number:month/><number:text>/</number:text><number:day/></number:date-style>`;
  const body = '<text:p>On <text:date style:data-style-name="N">1/2</text:date>.</text:p>';
  expect((await odt.convert(openWith(body, dates))).text).toBe('On 1/2.\n');
});

test('a cell of an OpenDocument text that is written once for several is one of each', async () => {
  const cell = (count: string, words: string) =>
    `<table:table-cell table:number-columns-repeated="${count}">${words}</table:table-cell>`;
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const body = `<table:table>${row(`${cell('2', tp('a'))}${cell('2', '')}${cell('1', tp('b'))}`)}${row(cell('9999', tp('x')).repeat(9))}</table:table>`;
  const { text } = await odt.convert(openWith(body));
  const [first, second = ''] = text.split('\n');
  expect(first).toBe('a\ta\t\t\tb');
  expect(second.split('\t')).toHaveLength(10_000 - 2 + 9);
});
