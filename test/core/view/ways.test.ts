import { describe, expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { waysOf } from '../../../src/core/view/ways.ts';
import { editionOf, filesOf, renderingOf, sourceOf } from '../support.ts';

const seed = 'Head\n\nOne. Two.\n\nThree.\n\nFour.\n\nFive.\n';
const more = {
  'content/glossary/minister.mdx': '---\nterm: The Minister\nkind: person\n---\nA person.\n',
  'content/glossary/wire.mdx':
    '---\nterm: Wire News Agency\nkind: organization\naliases: [WNA]\n---\nAn agency.\n',
};

/** What the claims of a source tell, each `words by via`, as lines. */
function ways(claims: Record<string, string>, front: string): string[] {
  const words = (block: string) =>
    block.replace(/\w+/g, (word) => {
      const given = claims[word];
      return given === undefined
        ? word
        : `<Claim id="${word.toLowerCase()}" kind="event" verdict="unverified" ${given}>${word}</Claim>[^${word.toLowerCase()}]`;
    });
  const notes = Object.keys(claims).map((word) => `[^${word.toLowerCase()}]: N.\n`);
  const text = ['# Head', 'One. Two.', 'Three.', 'Four.', 'Five.'].map(words).join('\n\n');
  const body = `<Source>\n\n${text}\n\n</Source>\n\n${notes.join('\n')}`;
  const edition = editionOf(filesOf(seed, body, more, front));
  return waysOf(sourceOf(edition), renderingOf(edition)).map(({ numbers, href, chains }) => {
    const words = chains.map((chain) => html(chain).replace(/<[^>]*>/g, ''));
    return `${numbers} ${href} ${words.join('; ')}`;
  });
}

const front = 'publisher: gazette\nvia: [tass, wire]\n';

describe('how the paragraphs of a source came', () => {
  test('is told in runs, by whom their claims came through, whoever made them', () => {
    const claims = {
      One: 'by="minister"',
      Two: 'by="tass"',
      Three: 'by="council"',
      Four: 'by="unattributed" via=""',
      Five: 'by="minister" via="wire"',
    };
    expect(ways(claims, front)).toEqual([
      '2–3 #l3 tass → WNA → gazette',
      '4 #l7 unattributed → gazette',
      '5 #l9 WNA → gazette',
    ]);
  });

  test('has every way of a paragraph, and that the publisher speaks where nobody else does', () => {
    const claims = {
      One: 'by="gazette" via=""',
      Two: 'by="wire" via=""',
      Three: 'by="minister" via=""',
      Five: 'by="wire" via=""',
    };
    expect(ways(claims, front)).toEqual([
      '2 #l3 WNA → gazette',
      '3 #l5 gazette',
      '5 #l9 WNA → gazette',
    ]);
    expect(ways({ One: 'by="wire"', Two: 'by="wire" via=""' }, front)).toEqual([
      '2 #l3 tass → WNA → gazette; WNA → gazette',
    ]);
  });

  test('is not told where all came one way, or where nothing says how', () => {
    expect(ways({ One: 'by="minister"', Two: 'by="tass"' }, front)).toEqual([]);
    expect(ways({ One: 'by="minister" via=""' }, 'via: [wire]\n')).toEqual([]);
    expect(ways({ One: 'by="wire"', Three: 'by="council"' }, 'publisher: gazette\n')).toEqual([]);
    expect(ways({}, front)).toEqual([]);
  });

  test('is told where claims alone say it', () => {
    expect(ways({ One: 'by="council" via="wire"', Three: 'by="council"' }, '')).toEqual([
      '2 #l3 WNA',
      '3 #l5 council',
    ]);
  });
});
