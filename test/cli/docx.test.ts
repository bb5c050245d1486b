import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/io/convert/docx.ts';

/* What the bodies of Word documents may have in one another, and that no word of it is lost without being told. */

const spaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  v: 'urn:schemas-microsoft-com:vml',
};

const declared = Object.entries(spaces)
  .map(([prefix, space]) => ` xmlns:${prefix}="${space}"`)
  .join('');

/** A document with a body, or with other parts. */
function documentOf(body: string, more: Record<string, string> = {}): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`<w:${root}${declared}>${inner}</w:${root}>`);
  const relation =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${packaged}/content-types"/>`),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r" Type="${relation}" Target="word/document2.xml"/></Relationships>`,
    ),
    'word/document2.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      Object.entries(more).map(([name, inner]) => [`word/${name}.xml`, part(name, inner)]),
    ),
  });
}

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (inner: string) => `<w:p>${inner}</w:p>`;
const gone = (inner: string, mark = 'del', more = '') =>
  paragraph(`<w:pPr>${more}<w:rPr><w:${mark} w:id="1"/></w:rPr></w:pPr>${inner}`);
const dropCap = (inner: string, kind = 'drop', more = '') =>
  paragraph(`<w:pPr><w:framePr w:dropCap="${kind}" w:lines="3"/>${more}</w:pPr>${inner}`);
const drawing = (inner: string) => `<w:drawing><wp:anchor>${inner}</wp:anchor></w:drawing>`;
const shape = (inner: string) =>
  `<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>`;
const textBox = (inner: string) =>
  `<w:pict><v:oval><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:oval></w:pict>`;

/** What stands in a paragraph, around words in it. */
const inParagraph: readonly ((inner: string) => string)[] = [
  (inner) => `<w:ins w:id="1">${inner}</w:ins>`,
  (inner) => `<w:moveTo w:id="1">${inner}</w:moveTo>`,
  (inner) => `<w:hyperlink w:anchor="a">${inner}</w:hyperlink>`,
  (inner) => `<w:smartTag w:element="a"><w:smartTagPr/>${inner}</w:smartTag>`,
  (inner) => `<w:customXml w:element="a">${inner}</w:customXml>`,
  (inner) => `<w:fldSimple w:instr="DATE">${inner}</w:fldSimple>`,
  (inner) => `<w:dir w:val="rtl">${inner}</w:dir>`,
  (inner) => `<w:bdo w:val="rtl">${inner}</w:bdo>`,
  (inner) =>
    `<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
  (inner) => `<w:unheardOf>${inner}</w:unheardOf>`,
  (inner) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  (inner) =>
    `<w:r><w:ruby><w:rubyPr><w:hps w:val="1"/></w:rubyPr><w:rt>${run('left')}</w:rt><w:rubyBase>${inner}</w:rubyBase></w:ruby></w:r>`,
  (inner) => `<w:r>${drawing(shape(paragraph(inner)))}</w:r>`,
  (inner) => `<w:r>${textBox(paragraph(inner))}</w:r>`,
  (inner) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(shape(paragraph(inner)))}</mc:Choice><mc:Fallback>${textBox(paragraph(inner))}</mc:Fallback></mc:AlternateContent></w:r>`,
  (inner) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="x">${drawing('')}</mc:Choice><mc:Fallback>${textBox(paragraph(inner))}</mc:Fallback></mc:AlternateContent></w:r>`,
  (inner) => `${run('')}<w:del w:id="1"><w:r><w:delText>left</w:delText></w:r></w:del>${inner}`,
  (inner) => `${inner}<m:oMath><m:r><m:t>left</m:t></m:r></m:oMath>`,
  (inner) => `<w:moveFrom w:id="1">${run('left')}</w:moveFrom><!-- <w:t>left</w:t> -->${inner}`,
];

/** What stands in a body, around paragraphs. */
const inBody: readonly ((inner: string) => string)[] = [
  (inner) =>
    `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr/><w:tc><w:tcPr/>${inner}</w:tc></w:tr></w:tbl>`,
  (inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
  (inner) => `<w:customXml w:element="a">${inner}</w:customXml>`,
  (inner) => `<w:ins w:id="1">${inner}</w:ins>`,
  (inner) => `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('')}</w:p>${inner}`,
  (inner) => dropCap(run('D')) + inner,
];

/** Markup with words of its own in each place. */
const bodies = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'word' },
    fc.nat(999_999).map((number) => run(`w${number}w`)),
    fc
      .tuple(
        fc.constantFrom(...inParagraph),
        fc.array(tie('inline'), { minLength: 1, maxLength: 2 }),
      )
      .map(([around, inner]) => around(inner.join(''))),
  ),
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((all) => paragraph(all.join(''))),
    fc
      .tuple(fc.constantFrom(...inBody), fc.array(tie('block'), { minLength: 1, maxLength: 2 }))
      .map(([around, inner]) => around(inner.join(''))),
  ),
}));

describe('of a Word document', () => {
  test('no word is lost, whatever it stands in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bodies.block, { minLength: 1, maxLength: 3 }), async (blocks) => {
        const body = blocks.join('');
        const { text } = await docx.convert(documentOf(body));
        const words = body.match(/w\d+w/g) ?? [];
        expect(words.filter((word) => !text.includes(word))).toEqual([]);
        expect(text).not.toContain('left');
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['del', '', 'joined with this\n'],
    ['moveFrom', '', 'joined with this\n'],
    [
      'del',
      '<w:bookmarkStart w:id="2" w:name="b"/><w:bookmarkEnd w:id="2"/>',
      'joined with this\n',
    ],
    [
      'del',
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('and ')}</w:p>`,
      'joined and with this\n',
    ],
    [
      'del',
      `<w:tbl><w:tr><w:tc>${paragraph(run('cell'))}</w:tc></w:tr></w:tbl>`,
      'joined\n\ncell\n\nwith this\n',
    ],
    [
      'del',
      `<w:sdt><w:sdtContent>${paragraph(run('held'))}</w:sdtContent></w:sdt>`,
      'joined\n\nheld\n\nwith this\n',
    ],
    ['ins', '', 'joined\n\nwith this\n'],
  ])(
    'a paragraph whose end is deleted is one with the next: %s %s',
    async (name, between, said) => {
      const mark = `<w:pPr><w:rPr><w:${name} w:id="1"/></w:rPr></w:pPr>`;
      const first = `<w:p>${mark}${run('joined ')}</w:p>`;
      const { text } = await docx.convert(
        documentOf(first + between + paragraph(run('with this'))),
      );
      expect(text).toBe(said);
    },
  );

  test.each([
    ['in the text', dropCap(run('D')), 'Dear Sir\n', ['D']],
    ['in the margin', dropCap(run('D'), 'margin'), 'Dear Sir\n', ['D']],
    [
      'whose end is deleted',
      dropCap(run('D'), 'drop', '<w:rPr><w:del w:id="1"/></w:rPr>'),
      'Dear Sir\n',
      [],
    ],
    ['that is none', dropCap(run('D'), 'none'), 'D\n\near Sir\n', []],
    [
      'that was one once',
      paragraph(
        `<w:pPr><w:pPrChange w:id="1"><w:pPr><w:framePr w:dropCap="drop"/></w:pPr></w:pPrChange></w:pPr>${run('D')}`,
      ),
      'D\n\near Sir\n',
      [],
    ],
  ])('a drop cap is one with the paragraph that it begins: %s', async (_, first, said, told) => {
    const converted = await docx.convert(documentOf(first + paragraph(run('ear Sir'))));
    expect(converted.text).toBe(said);
    expect(converted.told.filter((line) => line.includes('drop cap'))).toEqual(
      told.map((words) => `1 drop cap put before the words that it begins: “${words}”`),
    );
  });

  const styled = (style: string, more = '') =>
    paragraph(`<w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run('D')}`);
  const styles = `<w:style w:type="paragraph" w:styleId="cap"><w:pPr><w:framePr w:dropCap="drop"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="child"><w:basedOn w:val="cap"/><w:pPr><w:framePr w:lines="2"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="cap"/><w:pPr><w:framePr w:dropCap="none"/></w:pPr></w:style>`;
  test.each([
    ['by its style', styled('cap'), 'Dear Sir\n'],
    ['by a style that its own is made by', styled('child'), 'Dear Sir\n'],
    ['as its style, though its frame has no more', styled('cap', '<w:framePr/>'), 'Dear Sir\n'],
    ['none by its style', styled('plain'), 'D\n\near Sir\n'],
    ['none of a style that there is none of', styled('other'), 'D\n\near Sir\n'],
    ['none by itself', styled('cap', '<w:framePr w:dropCap="none"/>'), 'D\n\near Sir\n'],
    ['with a line end behind', dropCap(`<w:r><w:t>D</w:t><w:br/><w:cr/></w:r>`), 'Dear Sir\n'],
    [
      'with a line end within',
      dropCap(`<w:r><w:t>D</w:t><w:br/><w:t>o</w:t></w:r>`),
      'D\noear Sir\n',
    ],
  ])('a drop cap is one: %s', async (_, first, said) => {
    const { text } = await docx.convert(documentOf(first + paragraph(run('ear Sir')), { styles }));
    expect(text).toBe(said);
  });

  test.each([
    ['an empty paragraph', paragraph('')],
    ['a page', paragraph('<w:r><w:br w:type="page"/></w:r>')],
  ])('a drop cap that begins %s is not told as one with words', async (_, next) => {
    const body = dropCap(run('D')) + next + paragraph(run('ear Sir'));
    const { text, told } = await docx.convert(documentOf(body));
    expect(text).toMatch(/^D\n+ear Sir\n$/);
    expect(told).toEqual([]);
  });

  test('a drop cap before an item stands behind its number, and in a cell before its words', async () => {
    const numbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('ear Sir')}</w:p>`;
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const cell = `<w:tbl><w:tr><w:tc>${dropCap(run('M'))}${paragraph(run('adam'))}</w:tc></w:tr></w:tbl>`;
    const { text } = await docx.convert(
      documentOf(dropCap(run('D')) + numbered + cell, { numbering }),
    );
    expect(text).toBe('4. Dear Sir\n\nMadam\n');
  });

  test.each([
    ['1', '\ta\tb\n'],
    ['2', '\t\ta\tb\n'],
    ['0', 'a\tb\n'],
    ['-1', 'a\tb\n'],
    ['x', 'a\tb\n'],
  ])(
    'a row that begins %s columns further to the right does so in the text',
    async (before, row) => {
      const cell = (words: string) => `<w:tc>${paragraph(run(words))}</w:tc>`;
      const { text } = await docx.convert(
        documentOf(
          `<w:tbl><w:tr>${cell('A')}${cell('B')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="${before}"/></w:trPr>${cell('a')}${cell('b')}</w:tr></w:tbl>`,
        ),
      );
      expect(text).toBe(`A\tB\n${row}`);
    },
  );

  test.each([
    [
      'hidden by a cell above',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(run('one'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph(run('two'))}</w:tc></w:tr></w:tbl>`,
      'one\n',
      ['1 hidden part left out: “two”', '1 row of tables, with tabs between the cells'],
    ],
    [
      'in a row that is deleted',
      `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${paragraph(run('one'))}</w:tc></w:tr></w:tbl>${paragraph(run('two'))}`,
      'two\n',
      ['1 tracked deletion, not in the text: “one”'],
    ],
    [
      'in paragraphs whose ends are deleted',
      `${gone(run('one '), 'del', '<w:numPr><w:numId w:val="1"/></w:numPr>')}<w:bookmarkStart w:id="1"/>${gone(run('two '), 'moveFrom')}${paragraph(run('three'))}${paragraph(run('four'))}`,
      'one two three\n\nfour\n',
      ['2 tracked deletions, not in the text'],
    ],
    [
      'in paragraphs whose ends are deleted before a table, and at the end of a cell',
      `${gone(run('one'))}<w:tbl><w:tr><w:tc>${gone(run('two '))}${paragraph(run('three'))}</w:tc><w:tc>${gone(run('four'))}</w:tc></w:tr></w:tbl>${paragraph(run('five'))}`,
      'one\n\ntwo three\tfour\n\nfive\n',
      [
        '3 tracked deletions, not in the text',
        '2 paragraphs kept apart from what follows, though the end is a tracked deletion: “one”, “four”',
        '1 row of tables, with tabs between the cells',
      ],
    ],
    [
      'beside letters',
      paragraph(
        `<w:r><w:ruby><w:rt>${run('かん')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`,
      ),
      '漢\n',
      ['1 reading beside letters left out: “かん”'],
    ],
    [
      'in a formula',
      paragraph(`${run('a')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`),
      'a\n',
      ['1 formula left out: “x=1”'],
    ],
    [
      'in columns',
      paragraph(
        '<w:r><w:tab/><w:t>Men</w:t><w:tab/><w:tab/><w:t>Boats</w:t><w:br/><w:t xml:space="preserve">Rye   7\n\tall </w:t></w:r>',
      ),
      '\tMen\t\tBoats\nRye   7  all\n',
      [],
    ],
    ['in marked sections', paragraph('<w:r><w:t><![CDATA[a & <b>]]></w:t></w:r>'), 'a & <b>\n', []],
    [
      'on both sides of the end of a page',
      paragraph(`<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:ptab/><w:t>c</w:t></w:r>`),
      'a\nb\tc\n',
      [],
    ],
    [
      'beside what is not known, or has none',
      paragraph(`${run('a')}<w:r><w:pgNum/></w:r><w:r>${drawing('')}</w:r>`),
      'a\n',
      ['1 part that Margent does not know left out: “w:pgNum”', '1 drawing left out'],
    ],
    [
      'that a sign of a font is',
      paragraph(`${run('a')}<w:r><w:sym w:font="Own" w:char="F0FF"/></w:r>`),
      'a\n',
      ['1 sign of fonts of their own left out: “char F0FF in font Own”'],
    ],
  ])('words %s are kept or told', async (_, body, text, told) => {
    const converted = await docx.convert(documentOf(body));
    expect({ text: converted.text, told: converted.told }).toEqual({ text, told });
  });

  test('notes that nothing leads to are told', async () => {
    const note = (id: number, words: string) =>
      `<w:footnote w:id="${id}">${paragraph(run(words))}</w:footnote>`;
    const body = paragraph(
      `${run('a')}<w:r><w:footnoteReference w:id="1"/></w:r><w:del w:id="9"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>`,
    );
    const footnotes = `<w:footnote w:type="separator" w:id="0">${paragraph('')}</w:footnote>${note(1, 'One')}${note(2, 'Two')}`;
    const { notes, told } = await docx.convert(documentOf(body, { footnotes }));
    expect(notes).toEqual([['One']]);
    expect(told).toContain('1 note without a mark in the text left out: “Two”');
  });

  test('prefixes may be any', async () => {
    const body = `<x:p xmlns:x="${spaces.w}"><x:r><x:t>a</x:t></x:r></x:p>`;
    expect((await docx.convert(documentOf(body))).text).toBe('a\n');
  });

  test('elements may lie deep in one another, and be many', async () => {
    const body = `${'<w:ins>'.repeat(490)}${paragraph(run('a'))}${'</w:ins>'.repeat(490)}`;
    expect((await docx.convert(documentOf(body))).text).toBe('a\n');
  });
});

test('what only the instructions of fields say is kept or told, and what is shown nowhere is left out', async () => {
  const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = (instruction: string, result?: string) => {
    const come = result === undefined ? '' : `${character('separate')}${result}`;
    return `${character('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${come}${character('end')}`;
  };
  const body = [
    ...[run('a '), field('EQ \\o\\ad(\\s\\up 9(かんじ),漢字)'), run(' b '), field('AUTONUM')],
    ...[field('MACROBUTTON None [Click here]'), run(' '), field('SET v "x"', run('unshown'))],
    ...[field('SYMBOL 97 \\f Symbol', run('a')), field('SEQ n'), field('CITATION k', run(''))],
    ...[field('PAGE', run('3')), field('XE "x"'), field('EQ \\f(1,2)'), character('end')],
    '<w:fldSimple w:instr="SEQ m"/><w:fldSimple w:instr="MACROBUTTON None here"/>',
  ].join('');
  const { text, told } = await docx.convert(documentOf(paragraph(body)));
  expect(text).toBe('a 漢字 b [Click here] 3here\n');
  expect(told).toEqual([
    '1 reading beside letters left out: “かんじ”',
    '1 number of lists left out, which Margent cannot work out: “AUTONUM”',
    '2 hidden parts left out: “unshown”, “a”',
    '1 sign of fonts of their own left out: “SYMBOL 97”',
    '4 fields left out, whose words a program works out: “SEQ n”, “CITATION k”, “EQ \\f(1,2)”, …',
  ]);
});
