import { describe, expect, test } from 'vitest';
import { textContent } from '../../../src/core/render/hast.ts';
import { chainPictures, chainRows } from '../../../src/core/view/chains.ts';
import { claimRows, claimsByVerdict, facetsOf, matrix } from '../../../src/core/view/claims.ts';
import { invitation } from '../../../src/core/view/home.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { small } from './small.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

const shown = shownOf(editionOf(small));
const claims = claimRows(shown);
const none = shownOf(editionOf(filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n')));

/** An edition of one page with these claims, one on each word. */
function shownWith(attributes: readonly string[], front = '') {
  const words = attributes.map((one, index) => ({ id: `c${index}`, one }));
  const text = words.map(({ id, one }) => `<Claim id="${id}" kind="event" ${one}>${id}</Claim>`);
  const seed = words.map(({ id }) => id).join(' ');
  const body = `<Source>\n\n${text.join(' ')}\n\n</Source>\n`;
  return shownOf(editionOf(filesOf(seed, body, {}, front)));
}

describe('a claim in a list', () => {
  test('has its words, its speaker and its verdict, and leads to its place', () => {
    expect(claims.map(({ href }) => href)).toEqual([
      '/sources/report/#claim-met',
      '/sources/report/#claim-hurt',
      '/sources/report/#claim-asked',
      '/sources/uebersetzung/#claim-traf',
    ]);
    expect(claims[0]).toMatchObject({
      quote: 'The mayor met the dockers on Monday',
      language: 'en',
      direction: 'ltr',
      by: { id: 'mayor', name: 'Mayor of Port Mild' },
      chainIds: ['mayor', 'agency', 'herald'],
      kind: { id: 'event', name: 'Event' },
      verdict: { id: 'disputed', name: 'Disputed' },
      tone: 'warn',
      source: { id: 'report', name: 'The report', named: true },
      publisher: 'herald',
    });
    expect(claims[3]?.language).toBe('de');
  });

  test('is told in plain words where its note does', () => {
    const text = '<Claim id="a" by="x" kind="event" verdict="disputed">It</Claim> rained.[^a]';
    const note = '[^a]: says: It rained in Paris.\n\n    So it did.\n';
    const body = `<Source>\n\n${text}\n\n</Source>\n\n${note}`;
    const [row] = claimRows(shownOf(editionOf(filesOf('It rained.', body))));
    expect(row?.says).toBe('It rained in Paris.');
    expect(claims[0]).not.toHaveProperty('says');
  });

  test('turns nothing around it round, wherever it is cut', () => {
    const seed = 'A \u202Bb c\u202C d \u2067e f\u2069.';
    const claimed = (words: string) =>
      `<Claim id="a" by="x" kind="event" verdict="disputed">${words}</Claim>`;
    const quotes = ['b c\u202C d', 'A \u202Bb', 'e f\u2069', 'd \u2067e'].map((words) => {
      const body = `<Source>\n\n${seed.replace(words, claimed)}\n\n</Source>\n`;
      return claimRows(shownOf(editionOf(filesOf(seed, body))))[0]?.quote;
    });
    expect(quotes).toEqual(['b c d', 'A \u202Bb\u202C', 'e f', 'd \u2067e\u2069']);
  });

  test('is told without its source where there is no other, and as it is written where nothing is known', () => {
    const [row] = claimRows(shownWith(['by="nobody" verdict="odd"']));
    expect(row).toMatchObject({
      by: { name: 'nobody' },
      verdict: { id: 'odd', name: 'odd' },
      tone: 'open',
      source: { named: false },
    });
    const odd = claimRows(
      shownOf(
        editionOf(
          filesOf(
            'A.',
            '<Source>\n\n<Claim id="a" by="x" kind="odd" verdict="disputed">A</Claim>.\n\n</Source>\n',
          ),
        ),
      ),
    );
    expect(odd[0]?.kind).toEqual({ id: 'odd', name: 'odd' });
  });

  test('of a page that cannot be read is in the language of the edition', () => {
    const mdx =
      '---\ntitle: 1\nnothing: x\n---\n\n<Source>\n\n<Claim id="a" by="x" kind="event" verdict="disputed">…</Claim>\n\n</Source>\n';
    const faulty = shownOf(editionOf({ 'content/sources/a.mdx': mdx }));
    expect(claimRows(faulty)).toMatchObject([
      { language: 'en', direction: 'ltr', publisher: undefined },
    ]);
  });
});

test('verdicts have their claims, in the order of the edition; facets offer only a choice', () => {
  const groups = claimsByVerdict(shown, claims);
  expect(groups.map(({ id, claims }) => [id, claims.length])).toEqual([
    ['consistent', 2],
    ['disputed', 2],
  ]);
  expect(
    facetsOf(claims, wordingOf('en')).map(({ name, options }) => [
      name,
      options.map((o) => o.count),
    ]),
  ).toEqual([
    ['verdict', [2, 2]],
    ['by', [2, 1, 1]],
    ['kind', [3, 1]],
    ['source', [3, 1]],
  ]);
  expect(facetsOf(claims.slice(0, 1), wordingOf('en'))).toEqual([]);
});

describe('the picture of who says what', () => {
  const link = (anchor: string, query = '') => `${query}#${anchor}`;

  test('has each claim once, and leads to those of a speaker', () => {
    const { verdicts, rows } = matrix(shown, claims, link);
    expect(verdicts.map(({ name, href }) => [name, href])).toEqual([
      ['Consistent', '#verdict-consistent'],
      ['Disputed', '#verdict-disputed'],
    ]);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(claims.length);
    const [mayor] = rows;
    expect(mayor).toMatchObject({ name: 'Mayor of Port Mild', link: { href: '/glossary/mayor/' } });
    expect(mayor?.cells).toEqual([
      expect.objectContaining({
        count: 1,
        percent: 100,
        href: '?by=mayor&verdict=consistent#verdict-consistent',
      }),
      expect.objectContaining({ count: 1, href: '?by=mayor&verdict=disputed#verdict-disputed' }),
    ]);
    const unattributed = rows.find(({ name }) => name === 'unattributed');
    expect(unattributed).not.toHaveProperty('link');
    expect(unattributed?.cells[1]).toMatchObject({ count: 0, href: '' });
  });

  test('puts the many who say one thing into one row, which leads nowhere', () => {
    const many = shownWith(Array.from({ length: 40 }, (_, n) => `by="s${n}" verdict="disputed"`));
    const { rows } = matrix(many, claimRows(many), link);
    expect(rows.at(-1)?.name).toMatch(/^\d+ others$/);
    expect(rows.at(-1)).not.toHaveProperty('link');
    expect(rows.at(-1)?.cells).toMatchObject([{ href: '' }]);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(40);
  });
});

describe('chains', () => {
  test('are listed with the most claims first, each with its own', () => {
    expect(chainRows(claims).map(({ id, claims }) => [id, claims.length])).toEqual([
      ['chain-mayor--agency--herald', 1],
      ['chain-unattributed--agency--herald', 1],
      ['chain-mayor--herald', 1],
      ['chain-agency--herald', 1],
    ]);
    const twice = chainRows([...claims, ...claims.slice(3)]);
    expect(twice[0]?.id).toBe('chain-agency--herald');
    expect(textContent(twice[0]?.chain ?? [])).toBe('Agency → Herald');
  });

  test('are drawn for a wide and a narrow page, with the names of everybody', () => {
    const pictures = chainPictures(shown, claims, 'caption');
    expect(pictures).toHaveLength(2);
    for (const svg of pictures) {
      expect(svg).toContain('aria-labelledby="caption"');
      for (const name of ['Mayor of Port Mild', 'Agency', 'Herald', 'unattributed'])
        expect(svg).toContain(name);
      expect(svg).toContain('href="/glossary/mayor/"');
    }
    expect(chainPictures(none, [], 'caption')).toEqual([]);
  });

  test('of a publisher who says it himself have him at both ends', () => {
    const own = shownWith(['by="x" verdict="disputed"'], 'publisher: x\n');
    const [svg = ''] = chainPictures(own, claimRows(own), 'caption');
    expect(svg.match(/href="\/glossary\/x\/"/g)).toHaveLength(2);
  });

  test('of very many are drawn with the rarest together, and of no publisher without a name for it', () => {
    const by = Array.from({ length: 20 }, (_, n) => `by="s${n}" verdict="disputed"`);
    const many = shownWith([...by, ...by]);
    const [svg = ''] = chainPictures(many, claimRows(many), 'caption');
    expect(svg).toContain('Others');
    expect(svg).toContain('Publisher not named');
    expect(svg.match(/s\d+: 2/g)?.length).toBeLessThanOrEqual(16);
  });
});

describe('the claim of the home page', () => {
  test('is the one whose note weighs evidence on both sides, in its sentence', () => {
    const claim = invitation(shown, claims);
    expect(claim).toMatchObject({
      href: '/sources/report/#claim-met',
      noteHref: '/sources/report/#note-met',
      more: true,
    });
    expect(claim?.sentence).toBe(
      '<a href="/sources/report/#claim-met"><mark class="claim" data-tone="warn">The mayor met the dockers on Monday</mark></a>.',
    );
    // A link to a place on the page leads there from the home page, too.
    expect(claim?.note).toContain('<a href="/sources/report/#claim-met">above</a>');
  });

  test('is none where no claim has a note', () => {
    expect(invitation(none, [])).toBeUndefined();
    expect(invitation(shown, [])).toBeUndefined();
  });

  test('stands alone where its page has no text', () => {
    const mdx =
      '---\ntitle: A\nseed: missing.txt\n---\n\n<Source>\n\n<Claim id="a" by="x" kind="event" verdict="disputed">Words</Claim>.[^a]\n\n</Source>\n\n[^a]: Yes [supports @x].\n';
    const faulty = shownOf(editionOf({ 'content/sources/a.mdx': mdx }));
    const claim = invitation(faulty, claimRows(faulty));
    expect(claim?.sentence).toBe(
      '<a href="/sources/a/#claim-a"><mark class="claim" data-tone="warn"></mark></a>',
    );
  });
});
