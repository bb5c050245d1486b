import { describe, expect, test } from 'vitest';
import { el, html } from '../../../src/core/render/hast.ts';
import { asRead } from '../../../src/core/render/pictures/mirror.ts';
import { letterPictures } from '../../../src/core/view/letter-pages.ts';
import { claimRows } from '../../../src/core/view/claims.ts';
import { chainPictures } from '../../../src/core/view/chains.ts';
import { timelineItems, timelinePictures } from '../../../src/core/view/timeline.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';

const picture = el('svg', { width: '100' }, [
  el('g', { transform: 'translate(0 5)' }, [
    el('rect', { x: 10, y: 1, width: 20, height: 3 }),
    el('text', { y: 2, textAnchor: 'end' }, [el('tspan', { x: 30 }, ['a'])]),
    el('text', { x: 40, y: 2 }, ['b']),
  ]),
  el('path', { d: 'M0 0H5' }),
]);

describe('a picture', () => {
  test('is as it is drawn on a page that runs from left to right', () => {
    expect(asRead(picture, 100, undefined)).toBe(picture);
  });

  test('has left and right exchanged on one that runs to the left, and its words as they were', () => {
    expect(html([asRead(picture, 100, 'rtl')])).toBe(
      '<svg width="100"><g transform="translate(0 5)">' +
        '<rect x="70" y="1" width="20" height="3"></rect>' +
        '<text y="2" text-anchor="start"><tspan x="70">a</tspan></text>' +
        '<text x="60" y="2" text-anchor="end">b</text></g>' +
        '<path d="M0 0H5" transform="matrix(-1 0 0 1 100 0)"></path></svg>',
    );
  });
});

describe('of what happened, who said it and who wrote to whom', () => {
  const letter = 'correspondence: { from: ada, to: bo, sent: { date: 1865-05-01 } }';
  const entry = (term: string) => `---\nterm: ${term}\nkind: person\n---\n\nSomebody.\n`;
  const edition = editionOf(
    filesOf(
      'One two.\n',
      '<Source>\n\n<Claim id="a" by="ada" kind="event" verdict="unverified">One</Claim>[^a] two.\n\n</Source>\n\n[^a]: A note.\n',
      {
        'content/glossary/ada.mdx': entry('Ada'),
        'content/glossary/bo.mdx': entry('Bo'),
        'content/timeline.yaml':
          '- { date: 1850, text: First. }\n- { date: 1860, text: Second. }\n',
      },
      `published: 1865-05\npublisher: bo\n${letter}\n`,
    ),
  );
  const xOf = (svg: string | undefined, words: string) =>
    Number(new RegExp(`x="([\\d.]+)"[^>]*>\\W*${words}`, 'u').exec(svg ?? '')?.[1]);

  test.each([
    ['ltr', -1],
    ['rtl', 1],
  ] as const)('on a page that is %s, goes on to the side that is read to', (direction, sign) => {
    const shown = { ...shownOf(edition), direction };
    const [strip] = timelinePictures(shown, timelineItems(shown));
    const [svg] = strip?.svg ?? [];
    expect(Math.sign(xOf(svg, 'First') - xOf(svg, 'Second'))).toBe(sign);
    const [chains] = chainPictures(shown, claimRows(shown), 'c');
    expect(Math.sign(xOf(chains, 'Ada') - xOf(chains, 'Bo'))).toBe(sign);
    const [letters = ''] = letterPictures(shown, 'c');
    expect(letters).toContain(
      sign < 0 ? 'Ada → Bo' : '\u2067\u2068Ada\u2069 ← \u2068Bo\u2069\u2069',
    );
    expect(letters.includes('matrix(-1')).toBe(sign > 0);
  });

  test('names that run to the left stand in the order of the page, as its arrow does', () => {
    const persian = editionOf(
      filesOf(
        'One.\n',
        '<Source>\n\nOne.\n\n</Source>\n',
        {
          'content/glossary/ada.mdx': entry('احمد'),
          'content/glossary/bo.mdx': entry('حسن'),
        },
        `${letter}\n`,
      ),
    );
    const [plain = ''] = letterPictures(shownOf(persian), 'c');
    expect(plain).toContain('\u2066\u2068احمد\u2069 → \u2068حسن\u2069\u2069');
    const [turned = ''] = letterPictures({ ...shownOf(persian), direction: 'rtl' }, 'c');
    expect(turned).toContain('\u2067\u2068احمد\u2069 ← \u2068حسن\u2069\u2069');
  });
});
