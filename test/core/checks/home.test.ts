import { describe, expect, test } from 'vitest';
import { placesOf, problemsOf } from './example.ts';

const home = 'content/home.mdx';
const told = (text: string, more: Record<string, string> = {}) =>
  placesOf(problemsOf({ [home]: text, ...more }), home);

describe('what stands on the front page', () => {
  test.each([
    'Words.\n\n<Search/>\n<Sources/>\n\n<Finding/>\n\n<Verdicts/>\n\n<Guides/>\n',
    'See [the talks](/sources/talks/) in <Term id="moscow">town</Term>.\n',
    '',
  ])('is prose, and what the tool sets: %j', (text) => expect(told(text)).toEqual([]));

  test.each([
    ['<Sources/>\n\n<Sources/>\n', ['3:1 element-misplaced']],
    ['All: <Sources/>\n', ['1:6 element-misplaced']],
    ['> <Sources/>\n', ['1:3 element-misplaced']],
    ['<Sources>Three</Sources>\n', ['1:1 element-misplaced']],
    ['<Sources>\n\nThree\n\n</Sources>\n', ['1:1 element-misplaced']],
    ['<Sources most="3"/>\n', ['1:10 attribute-unknown']],
    ['<Sourcs/>\n', ['1:1 element-unknown']],
    ['<Source>\n\nA.\n\n</Source>\n', ['1:1 element-misplaced']],
    ['<Claim id="a">A</Claim>\n', ['1:1 element-misplaced']],
    ['Of [@bulletin].\n', ['1:4 citation-misplaced']],
    ['A.[^a]\n\n[^a]: B.\n', ['1:3 note-misplaced', '3:1 note-misplaced']],
    ['{a}\n', ['1:1 code-in-page']],
    ['import a from "b"\n', ['1:1 code-in-page']],
    ['<script>a</script>\n', ['1:1 html-in-page']],
    ['[A](/none/)\n', ['1:1 link-broken']],
    ['[A](javascript:a)\n', ['1:1 link-dangerous']],
    ['![A](a.png)\n', ['1:1 image-broken']],
  ])('is nothing else: %j', (text, faults) => expect(told(text)).toEqual(faults));

  test('stands on no other page', () => {
    const [fault] = problemsOf({
      'content/glossary/moscow.mdx': '---\nterm: Moscow\nkind: place\n---\n\n<Sources/>\n',
    });
    expect(fault).toMatchObject({
      code: 'element-misplaced',
      place: { start: { line: 6, column: 1 } },
    });
  });

  test('is told with the elements that it may have', () => {
    const [fault] = problemsOf({ [home]: '<Sourcs/>\n' });
    expect(fault?.message).toContain('expected one of <Search>, <Sources>, ');
    expect(fault?.hint).toContain('did you mean “Sources”?');
  });
});
