import { describe, expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks, text } from './example.ts';

/** The text, with `Moscow` in these tags. */
const marked = (open: string, close = `</${/\w+/.exec(open)?.[0]}>`) =>
  text.replace('Moscow', (word) => `${open}${word}${close}`);
const problems = (body: string, more = '') => problemsOf({ [talks]: pageOf(body, more) });
const faults = (body: string, more = '') => placesOf(problems(body, more));

describe('a mark of how the original looks', () => {
  test.each<[string, string, string[]]>([
    ['is faultless', marked('<Hi rend="italic">'), []],
    ['says several things at once', marked('<Hi rend="small-caps  bold">'), []],
    ['may tell why words are hard to read', marked('<Unclear reason="faded">'), []],
    ['may tell where words were added', marked('<Add place="above">'), []],
    ['names a language', marked('<Foreign lang="ru-Latn">'), []],
    ['tells how much is missing', marked('', '<Gap extent="about 2 lines" reason="lost"/>'), []],
    ['tells where a page begins', marked('<Page n="12r"/>', ''), []],
    ['says which page', marked('<Page/>', ''), ['8:22 attribute-missing']],
    ['numbers it', marked('<Page n="p. 12"/>', ''), ['8:28 attribute-invalid']],
    ['numbers it shortly', marked(`<Page n="${'1'.repeat(13)}"/>`, ''), ['8:28 attribute-invalid']],
    ['holds none where a page begins', marked('<Page n="1">'), ['8:22 gap-filled']],
    ['may stand in another', marked('<Del><Unclear>', '</Unclear></Del>'), []],
    ['may be raised four times', marked('<Add>'.repeat(4), '</Add>'.repeat(4)), []],
    [
      'is no smaller than can be read',
      marked(
        `${'<Add>'.repeat(3)}${'<Hi rend="superscript subscript">'.repeat(9)}`,
        `${'</Hi>'.repeat(9)}${'</Add>'.repeat(3)}`,
      ),
      ['8:37 element-misplaced'],
    ],
    ['may be raised beside others', text.replace(/\b[a-z]+\b/g, '<Add>$&</Add>'), []],
    ['says how something is set', marked('<Hi>'), ['8:22 attribute-missing']],
    ['says it in words', marked('<Hi rend="">'), ['8:22 attribute-missing']],
    ['says which language', marked('<Foreign>'), ['8:22 attribute-missing']],
    ['has a look that there is', marked('<Hi rend="italics">'), ['8:26 attribute-invalid']],
    ['has looks that there are', marked('<Hi rend="bold red">'), ['8:26 attribute-invalid']],
    ['has one reason', marked('<Unclear reason="faded lost">'), ['8:31 attribute-invalid']],
    ['has a place that there is', marked('<Add place="Rome">'), ['8:27 attribute-invalid']],
    ['names a language that may be', marked('<Foreign lang="?">'), ['8:31 attribute-invalid']],
    ['counts', marked('', '<Gap extent="some words"/>'), ['8:33 attribute-invalid']],
    ['has none of the others’', marked('<Del reason="lost">'), ['8:27 attribute-unknown']],
    ['holds words', text.replace('Moscow', 'Moscow<Del></Del>'), ['8:28 claim-empty']],
    ['holds none where they are missing', marked('<Gap>'), ['8:22 gap-filled']],
    ['stands in a line', `<Del>\n\n${text}\n\n</Del>`, ['8:1 claim-tag-alone']],
    ['may stand alone where it has no words', `<Gap/>\n\n${text}\n\n<Gap></Gap>`, []],
    ['is closed', marked('<Del>', ''), ['8:22 tag-unpaired']],
  ])('%s', (_, body, expected) => expect(faults(body)).toEqual(expected));

  test('stands in no prose', () => {
    const found = problems(`${text}[^a]`, '[^a]: <Hi rend="bold">One</Hi><Gap/>.');
    expect(placesOf(found)).toEqual(['12:7 element-misplaced', '12:31 element-misplaced']);
    expect(found.map(({ hint }) => hint)).toEqual([
      'it marks words of the seed: take this tag and its </Hi> out, and leave the words',
      'it stands for words of the source: take it out',
    ]);
  });

  test('is told what it may say', () => {
    const [found] = problems(marked('<Hi rend="italics">'));
    expect(found).toMatchObject({
      message:
        'Unexpected rend “italics” of <Hi>, expected some of italic, bold, underline, superscript, subscript, small-caps',
      hint: 'did you mean “italic”? write some of italic, bold, underline, superscript, subscript, small-caps',
    });
    expect(problems(marked('<Foreign lang="?">'))[0]?.message).toContain('a language tag such as');
    expect(problems(marked('', '<Gap extent="2"/>'))[0]?.message).toContain('such as 3 words');
  });
});

describe('a note of the source’s own', () => {
  const of = (marks: string, note = '<Note of="a">on Thursday</Note>') =>
    faults(text.replace('Moscow', marks).replace('on Thursday', note));
  test.each<[string, string, string[]]>([
    ['is faultless', '<Mark note="a">Moscow</Mark>', []],
    ['may have several marks', '<Mark note="a">Mos</Mark><Mark note="a">cow</Mark>', []],
    ['has an id', '<Mark>Moscow</Mark>', ['8:22 attribute-missing', '8:42 own-note-unmarked']],
    [
      'has one that can be in an address',
      '<Mark note="A b">Moscow</Mark>',
      ['8:22 own-note-missing', '8:28 attribute-invalid', '8:53 own-note-unmarked'],
    ],
    [
      'is there',
      '<Mark note="b">Moscow</Mark>',
      ['8:22 own-note-missing', '8:51 own-note-unmarked'],
    ],
    ['has a mark', 'Moscow', ['8:29 own-note-unmarked']],
    [
      'has one that stands elsewhere',
      '<Term id="moscow">Moscow</Term>',
      ['8:54 own-note-unmarked'],
    ],
  ])('%s', (_, marks, expected) => expect(of(marks)).toEqual(expected));

  test('has a mark outside of itself', () => {
    const own = '<Note of="a"><Mark note="a">on</Mark> Thursday</Note>';
    expect(of('Moscow', own)).toEqual(['8:29 own-note-unmarked']);
    expect(of('<Mark note="a">Moscow</Mark>', own)).toEqual([]);
  });

  test.each([
    ['<Term id="moscow"><Mark note="a">Moscow</Mark></Term>', 'Mark', 'Term'],
    ['<Mark note="a"><Term id="moscow">Moscow</Term></Mark>', 'Term', 'Mark'],
    ['<Mark note="a">Mos<Mark note="a">cow</Mark></Mark>', 'Mark', 'Mark'],
    ['<Mark note="a"><Note of="a">Moscow</Note></Mark>', 'Note', 'Mark'],
  ])('is no link in a link: %s', (marks, inner, outer) => {
    const found = problems(text.replace('Moscow', `${marks} <Note of="a"></Note>`));
    expect(found.map(({ message }) => message)).toContain(
      `Unexpected <${inner}> in <${outer}>, expected it beside that: both are links`,
    );
  });
});

describe('a character is on one side of a tag', () => {
  const seedOf = (seed: string, body: string) =>
    placesOf(problemsOf({ [talks]: pageOf(body), 'seeds/talks.txt': seed })).filter((one) =>
      one.includes('parted'),
    );
  test.each<[string, string, string, string[]]>([
    ['with its accent', 'cafe\u0301', '<Del>cafe</Del>\u0301', ['8:10 character-parted']],
    ['with its accent, behind a tag', 'e\u0301', 'e<Del>\u0301</Del>', ['8:2 character-parted']],
    [
      'with its accent, by a page',
      'cafe\u0301',
      'cafe<Page n="2"/>\u0301',
      ['8:5 character-parted'],
    ],
    ['with its accent, by a gap', 'e\u0301', 'e<Gap/>\u0301', ['8:2 character-parted']],
    ['an emoji of several signs', '👩‍🔬', '<Del>👩</Del>‍🔬', ['8:8 character-parted']],
    ['a joiner at its end does not count', 'می‌خواهم', '<Del>می</Del>‌خواهم', []],
    ['whole', 'cafe\u0301', 'caf<Del>e\u0301</Del>', []],
  ])('%s', (_, seed, body, expected) => expect(seedOf(seed, body)).toEqual(expected));
});
