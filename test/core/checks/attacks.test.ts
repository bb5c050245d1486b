import { expect, test } from 'vitest';
import { pageOf, problemsOf, talks, text } from './example.ts';

/*
 * What cannot be shown as text, or would lead a reader elsewhere, is refused with its place. What can be shown as
 * text is: test/site/unsafe.test.ts builds a site of it.
 */
const inNote = (words: string) => ({ [talks]: pageOf(`${text}[^x]`, `[^x]: ${words}`) });
const inFields = (line: string) => ({ [talks]: pageOf(text, '', `${line}\n`) });

test.each([
  ['html in a note', inNote('<script>hurt()</script>'), 'html-in-page'],
  ['an image in a note', inNote('<img src="x" onerror="hurt()"/>'), 'html-in-page'],
  [
    'a handler on an element of ours',
    inNote('<Term id="x" onClick="hurt()">x</Term>'),
    'attribute-unknown',
  ],
  ['a component', inNote('<Script src="x" />'), 'element-unknown'],
  ['a comment', inNote('<!-- x -->'), 'html-in-page'],
  ['an expression', inNote('{hurt()}'), 'code-in-page'],
  ['an attribute that is code', inNote('<Term id={hurt()}>x</Term>'), 'code-in-page'],
  ['spread attributes', inNote('<Term {...hurt()}>x</Term>'), 'code-in-page'],
  ['a javascript: link', inNote('[x](javascript:hurt())'), 'link-dangerous'],
  ['one in capitals', inNote('[x](JaVaScRiPt:hurt())'), 'link-dangerous'],
  ['one with a reference', inNote('[x](javascript&colon;hurt())'), 'link-dangerous'],
  ['one with a tab', inNote('[x](java&Tab;script:hurt())'), 'link-dangerous'],
  ['a data: link', inNote('[x](data:text/html,<script>hurt()</script>)'), 'link-dangerous'],
  ['a vbscript: link', inNote('[x](vbscript:hurt)'), 'link-dangerous'],
  ['a link by definition', inNote('[x][y]\n\n[y]: javascript:hurt()'), 'link-dangerous'],
  [
    'code at the top',
    { [talks]: pageOf().replace('<Source>', 'import x from "x"\n\n<Source>') },
    'code-in-page',
  ],
  [
    'an export',
    { [talks]: pageOf().replace('<Source>', 'export const x = hurt()\n\n<Source>') },
    'code-in-page',
  ],
  ['html in the source', { [talks]: pageOf(`<b>${text}</b>`) }, 'html-in-page'],
  ['an address in the fields', inFields('source-url: javascript:hurt()'), 'field-invalid'],
  ['an unknown field', inFields('onload: hurt()'), 'field-unknown'],
  ['a prototype in the fields', inFields('__proto__: { draft: true }'), 'yaml-invalid'],
  [
    'an address of the edition',
    { 'content/edition.yaml': 'title: x\nurl: javascript:hurt()\n' },
    'field-invalid',
  ],
  [
    'html in the glossary',
    { 'content/glossary/x.mdx': '---\nterm: x\nkind: term\n---\n\n<iframe src="x"></iframe>\n' },
    'html-in-page',
  ],
  [
    'code in the timeline',
    { 'content/timeline.yaml': '- date: 2002\n  text: "{hurt()}"\n' },
    'code-in-page',
  ],
])('%s is refused', (_, files: Record<string, string>, code) => {
  const problems = problemsOf(files);
  const told = problems.find((problem) => problem.code === code);
  expect(told, problems.map((problem) => problem.code).join()).toMatchObject({ severity: 'error' });
  expect(told?.place.start?.line).toBeGreaterThan(0);
});
