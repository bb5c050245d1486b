import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../browser.ts';
import { run } from '../command.ts';
import { edition, small } from '../folder.ts';
import { attribute, pagesOf, readPage } from './built.ts';
import { attacks } from './unsafe.ts';

const { unsafe, own } = inject('sites');

/** The elements that pages of the edition itself are made of: an attack adds none to them. */
const known = new Set(pagesOf(own).flatMap(({ elements }) => elements.map(({ name }) => name)));

describe('an edition that is full of attacks', () => {
  test('has only elements, attributes and addresses that the site itself has', () => {
    for (const { path, elements } of pagesOf(unsafe)) {
      for (const element of elements) {
        expect([...known], `${path}: <${element.name}>`).toContain(element.name);
        const names = Object.keys(element.attribs);
        expect(
          names.filter((name) => /^on|^style$|^srcdoc$|[^a-z0-9-]/i.test(name)),
          path,
        ).toEqual([]);
        for (const name of ['href', 'src', 'action']) {
          const address = attribute(element, name) ?? '';
          expect(new URL(address, 'https://here.invalid/').protocol, address).toMatch(/^https?:$/);
        }
      }
      const refreshed = elements.filter(
        (element) => attribute(element, 'http-equiv') === 'refresh',
      );
      expect(refreshed, path).toEqual([]);
    }
  });

  test('shows every attack as the text that it is', () => {
    const page = readPage(unsafe, 'sources/attacks/index.html');
    const blocks = page.elements.filter((element) => /^l\d+$/.test(attribute(element, 'id') ?? ''));
    expect(blocks).toHaveLength(attacks.length);
  });

  describe('runs nothing', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    // Without the policy, which would refuse what the markup must not even ask for.
    test.each([true, false])('bypassing the policy: %s', async (bypassCSP) => {
      const { page, faults, close } = await openPage(browser, { bypassCSP });
      await page.addInitScript(() => {
        Object.assign(globalThis, {
          hurt: (how: unknown) => console.error(`hurt: ${String(how)}`),
        });
      });
      for (const { path } of pagesOf(unsafe)) {
        await page.goto(unsafe.address + path.slice(1));
        await page.locator('body').hover();
        await page.keyboard.press('Tab');
      }
      await page.goto(`${unsafe.address}search/?q=hurt`);
      await page.locator('#results li').first().waitFor();
      await page.locator('#results li').first().hover();
      expect(faults).toEqual([]);
      await close();
    });
  });
});

/** What cannot be shown as text, or would lead a reader elsewhere, is refused with its place. */
describe('the check refuses', () => {
  const page = small['content/sources/talks.mdx'] as string;
  const inNote = (words: string) => ({
    'content/sources/talks.mdx': page.replace('No second report was found.', () => words),
  });
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
      { 'content/sources/talks.mdx': page.replace('<Source>', 'import x from "x"\n\n<Source>') },
      'code-in-page',
    ],
    [
      'an export',
      {
        'content/sources/talks.mdx': page.replace(
          '<Source>',
          'export const x = hurt()\n\n<Source>',
        ),
      },
      'code-in-page',
    ],
    [
      'html in the source',
      { 'content/sources/talks.mdx': page.replace('>Talks', '><b>Talks</b>') },
      'html-in-page',
    ],
    [
      'an address in the fields',
      {
        'content/sources/talks.mdx': page.replace('seed:', 'source-url: javascript:hurt()\nseed:'),
      },
      'field-invalid',
    ],
    [
      'an unknown field',
      { 'content/sources/talks.mdx': page.replace('seed:', 'onload: hurt()\nseed:') },
      'field-unknown',
    ],
    [
      'a prototype in the fields',
      { 'content/sources/talks.mdx': page.replace('seed:', '__proto__: { draft: true }\nseed:') },
      'field-unknown',
    ],
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
  ])('%s', (_, files, code) => {
    const folder = edition({ ...small, ...files });
    const { code: exit, stdout } = run('check', ['--edition', folder, '--format', 'json']);
    const told = (JSON.parse(stdout) as { code: string; line?: number }[]).filter(
      (fault) => fault.code === code,
    );
    expect(exit).toBe(1);
    expect(
      told.map((fault) => fault.code),
      stdout,
    ).toContain(code);
    expect(told[0]?.line).toBeGreaterThan(0);
  });
});
