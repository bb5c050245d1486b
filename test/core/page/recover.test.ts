import { describe, expect, test } from 'vitest';
import { append } from '../../../src/core/page/append.ts';
import { reportOn, textFile } from '../../../src/core/page/file.ts';
import { recover } from '../../../src/core/page/recover.ts';
import { mdxOf, pageOf, placesOf } from '../support.ts';

const claim = '<Claim id="a" by="b" kind="event" verdict="unverified">';

/** The faults of a page with this source text, which begins in line 8 and is the seed as it stands, but for its difference. */
function told(text: string, rest = '') {
  return pageOf(mdxOf(text, rest), text).findings.filter(({ code }) => code !== 'text-differs');
}

const places = (text: string, rest?: string) => placesOf(told(text, rest)).sort();
const elements = (text: string) => pageOf(mdxOf(text), 'seed').page.elements;

describe('a page that is no MDX', () => {
  test('has every fault told in one run, those of its notes among them', () => {
    const text =
      'a {b} and <c and\n\nexport const\n\nd <1 < e <http://x.y> [^q]\n\n<Claim id="x">open';
    const rest = '\n[^a]: Note {c} [see @k].\n\n[^b]: x\n\nnot indented\n';
    expect(places(text, rest)).toEqual([
      'citation-malformed 18:16',
      'code-in-page 10:1',
      'code-in-page 18:12',
      'code-in-page 8:3',
      'html-in-page 12:10',
      'html-in-page 12:3',
      'html-in-page 8:11',
      'note-not-indented 22:1',
      'tag-unpaired 14:1',
    ]);
  });

  test('keeps its elements and the marks of its notes', () => {
    const { page } = pageOf(mdxOf(`${claim}x</Claim>[^a] {\n\ny[^b]`), 'seed');
    expect(page.broken).toBe(true);
    expect(page.faithful).toBe(false);
    expect(page.elements).toMatchObject([
      {
        name: 'Claim',
        attributes: { id: { value: 'a' }, by: { value: 'b' }, verdict: { value: 'unverified' } },
        at: 44 - 4,
        scope: { kind: 'source' },
        empty: false,
        flow: false,
      },
    ]);
    expect(page.references.map(({ id, scope }) => [id, scope.kind])).toEqual([
      ['a', 'source'],
      ['b', 'source'],
    ]);
  });

  test('has a tag told once, that is malformed and never closed', () => {
    expect(told(`${claim}a <Term id=b>c</Claim> {`).map(({ code }) => code)).toEqual(
      expect.not.arrayContaining(['tag-unpaired']),
    );
  });

  test('is told what an element without attributes may have', () => {
    const [fault] = told('a {', '\n[^a]: <Source lang="en">x</Source>\n').filter(
      ({ code }) => code === 'attribute-unknown',
    );
    expect(fault?.message).toBe('Unexpected attribute “lang” of <Source>, expected none');
  });

  test('still has its markup told', () => {
    expect(places('a *b* {')).toEqual(['code-in-page 8:7', 'source-markup 8:3']);
  });

  test.each([
    ['a brace', 'a {b', 'Unexpected “{”, expected text', 'put a backslash before “{”'],
    ['an export', 'export a', 'Unexpected “export” at the start of a line', '“&#101;”'],
    ['an import', 'import a', 'Unexpected “import” at the start of a line', '“&#105;”'],
    ['an angle', 'a <1 b', 'Unexpected “<”, expected “\\<”', 'put a backslash before “<”'],
    ['a tag of other case', 'a </claim> {', 'HTML “</claim>”', 'did you mean “</Claim>”?'],
    ['a slash that leans wrongly', 'a <\\Claim> b', '“<”', 'did you mean “</Claim>”?'],
    ['an address', 'a <http://b.c> d', 'Unexpected “<” before an address', 'backslash before “<”'],
    ['a comment', 'a <!-- b -->', 'Unexpected HTML “<!--”, expected Markdown', 'take it out'],
    ['a tag of HTML', 'a <b>c {', 'Unexpected HTML “<b>”, expected Markdown', 'take it out'],
  ])('is told what reads %s as code', (_, text, message, hint) => {
    const [first] = told(text);
    expect(first?.message).toContain(message);
    expect(first?.hint).toContain(hint);
  });

  test.each([
    ['an escape', '\\{ \\< {', ['code-in-page 8:7']],
    ['a character reference', '&lt; &#123; {', ['code-in-page 8:13']],
    ['code, whose markup is told', '`{` {', ['code-in-page 8:5', 'source-markup 8:1']],
    ['a word inside a line', 'a import b {', ['code-in-page 8:12']],
    ['a word in a line below another', 'a\nimport b {', ['code-in-page 9:10']],
    ['an angle before a blank', 'a < b {', ['code-in-page 8:7']],
    ['a longer word', 'exports b {', ['code-in-page 8:11']],
    ['the end of a tag that is told', '<b>a</b> {', ['code-in-page 8:10', 'html-in-page 8:1']],
  ])('is not blamed for %s', (_, text, expected) => expect(places(text)).toEqual(expected));

  test.each([
    ['alone', 'a </p> b', ['html-in-page 8:3']],
    ['beside another fault', 'a </p> b {', ['code-in-page 8:10', 'html-in-page 8:3']],
    ['of one that was ended', '<b>a</b> c</b>', ['html-in-page 8:1', 'html-in-page 8:11']],
    ['of no element of ours', 'a </Tern> b', ['html-in-page 8:3']],
  ])('is blamed for the end of a tag that begins nowhere, %s', (_, text, expected) =>
    expect(places(text)).toEqual(expected),
  );

  test('that is too deep to be read has its notes all the same', () => {
    const { page, findings } = pageOf(
      mdxOf('a[^q] b', `\n[^q]: So.\n\n${'> '.repeat(500)}deep\n`),
      'a b',
    );
    expect(page.notes.map(({ id }) => id)).toEqual(['q']);
    expect(findings).toMatchObject([
      {
        code: 'markup-excessive',
        message: expect.stringContaining('inside one another') as string,
        place: { start: { line: 14, column: 201 } },
      },
    ]);
  });

  test('is blamed for a word at the start of a line below a tag', () => {
    expect(places(`${claim}\nexport a\n</Claim>`)).toEqual(['code-in-page 9:1']);
  });

  test('is told the parser’s word where nothing better is known', () => {
    expect(told('', '\n*a <Term id="b">c* d</Term>\n')).toMatchObject([
      {
        code: 'syntax-invalid',
        message:
          'Unexpected syntax, expected MDX: Expected a closing tag for `<Term>` before the end of `emphasis`',
        place: { start: { line: 12, column: 1 } },
        hint: expect.stringContaining('put </Term> before') as string,
      },
    ]);
  });
});

describe('the pairing of tags', () => {
  test.each([
    ['without an end', `a ${claim}b`, ['tag-unpaired 8:3']],
    ['without a beginning', 'a</Claim> b', ['tag-unpaired 8:2']],
    [
      'crossed',
      `${claim}b <Term id="t">c</Claim> d</Term>`,
      ['tag-unpaired 8:58', 'tag-unpaired 8:82'],
    ],
    ['across blocks', `a ${claim}b\n\nc</Claim> d`, ['claim-across-blocks 8:3']],
    ['across a heading', `# a ${claim}b\n\nc</Claim> d`, ['claim-across-blocks 8:5']],
    ['right', `${claim}b <Term id="t">c</Term></Claim> {`, ['code-in-page 8:88']],
    ['right in two blocks', `${claim}b</Claim>\n\n<Term id="t">c</Term> {`, ['code-in-page 10:23']],
    ['right where one is whole', '<Claim id="a"/> {', ['code-in-page 8:17']],
    ['of a second <Source>', 'a\n\n<Source>\n\nb', ['source-repeated 10:1']],
  ])('%s', (_, text, expected) => expect(places(text)).toEqual(expected));

  test('across blocks says where it ends', () => {
    expect(told(`a ${claim}b\n\nc</Claim> d`)[0]?.related).toMatchObject([
      { start: { line: 10, column: 2 }, end: { line: 10, column: 10 }, message: 'its end is here' },
    ]);
  });

  test.each([
    ['both', `${claim}\n\nb\n\n</Claim>\n\n{`],
    ['the first, inside a paragraph', `a\n${claim}\nb</Claim>`],
    ['the second, inside a paragraph', `a ${claim}b\n</Claim>`],
  ])('leaves it to another check that tags stand alone on their lines: %s', (_, text) => {
    expect(places(text).filter((place) => !place.startsWith('code-in-page'))).toEqual([]);
    expect(elements(text)).toMatchObject([{ name: 'Claim', flow: true }]);
  });
});

describe('a tag', () => {
  test.each([
    ['without quotation marks', 'a <Claim id=a>b</Claim> c', ['tag-malformed 8:3']],
    ['with one quotation mark', 'a <Claim id="a>b</Claim> c', ['tag-malformed 8:3']],
    ['without its last sign', 'a <Claim id="a" b</Claim> c', ['tag-malformed 8:3']],
    ['without the last sign of its end', 'a <Claim id="a">b</Claim c', ['tag-malformed 8:18']],
    ['of a wrong name', 'a <Claims>b</Claims> {', ['code-in-page 8:22', 'element-unknown 8:3']],
    [
      'with a wrong attribute',
      '<Term colour="a b">b</Term> {',
      ['attribute-unknown 8:7', 'code-in-page 8:29'],
    ],
    ['in two lines', 'a <Claim\nid="a"\nby="b">c</Claim> {', ['code-in-page 10:18']],
  ])('%s is told once', (_, text, expected) => expect(places(text)).toEqual(expected));

  test('may have an attribute without a value, and blanks in one', () => {
    expect(elements('<Claim id via = "a b">c</Claim> {')[0]?.attributes).toMatchObject({
      id: { value: '' },
      via: { value: 'a b' },
    });
  });
});

describe('what is nested without end', () => {
  test.each([
    [
      'quotes',
      `${'> '.repeat(5000)}a`,
      'markup-excessive',
      'Unexpected quotes, lists or notes so deep inside one another that reading them takes too long, expected fewer',
    ],
    [
      'elements',
      `${'<Claim id="a">'.repeat(200)}a${'</Claim>'.repeat(200)}`,
      'syntax-invalid',
      'Unexpected syntax, expected MDX: more than 100 things inside one another',
    ],
    [
      'emphasis',
      `${'*a '.repeat(120)}${'b*'.repeat(120)}`,
      'syntax-invalid',
      'Unexpected syntax, expected MDX: more than 100 things inside one another',
    ],
  ])('is told as that: %s', (_, text, code, message) => {
    const [first, ...more] = told(text);
    expect(first).toMatchObject({ code, message, place: { start: { line: 8 } } });
    expect(more).toEqual([]);
    expect(told('', `\n${text}\n`)).toMatchObject([{ code }]);
  });
});

test('any number of faults can be collected', () => {
  const list: number[] = [1];
  append(list, Array<number>(400_000).fill(2));
  expect(list).toHaveLength(400_001);
});

test('a fault that the parser gives no place is told by its file', () => {
  const file = textFile('a.mdx', 'text');
  const unread = { tree: { type: 'root' as const, children: [] }, error: { message: 'Oh (1:2)' } };
  const reading = reportOn(file);
  recover(unread, {
    file: reading,
    text: 'text',
    toFile: (offset) => offset,
    scope: { kind: 'source' },
  });
  const { findings } = reading;
  expect(findings).toMatchObject([
    {
      code: 'syntax-invalid',
      message: 'Unexpected syntax, expected MDX: Oh',
      place: { file: 'a.mdx' },
    },
  ]);
});
