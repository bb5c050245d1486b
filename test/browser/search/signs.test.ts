import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preview } from '../../../src/core/edition/published.ts';
import { type Node, textContent } from '../../../src/core/render/hast.ts';
import { wordsOf } from '../../../src/core/render/quote.ts';
import { signsOf } from '../../../src/core/render/shown-words.ts';
import { countSeen, movedSigns } from '../../../src/core/text/signs.ts';
import { light, weighty } from '../../../src/site/records/document.ts';
import { editionOf, filesOf } from '../../core/support.ts';
import { type Indexed, indexed, type Text } from './indexed.ts';

/** Returns the words of a claim as they are searched. */
function textOf(language: string, mdx: string): Text {
  const marked = `It <Gap/><Claim id="a" by="unattributed" kind="event" verdict="unverified">${mdx}</Claim>.`;
  const seed = `${marked.replaceAll(/<[^>]*>/g, '')}\n`;
  const { sources } = preview(editionOf(filesOf(seed, `<Source>\n\n${marked}\n\n</Source>\n`)));
  const [text] = sources.flatMap((source) =>
    source.page.claims.map((claim): Text => {
      return [language, wordsOf(claim, source), signsOf(claim.ranges, source)];
    }),
  );
  if (!text) throw new Error('no claim');
  return text;
}

/** Puts words before a text, as in the record of a comparison. */
function behind(before: (Node | string)[], [language, text, signs = []]: Text): Text {
  const words = before.map((one) => (typeof one === 'string' ? one : textContent([one]))).join('');
  return [language, text, movedSigns(signs, countSeen(words)), before];
}

describe('what is missing, supplied and deleted has its signs in what is shown, and parts nothing that is sought', () => {
  let index: Indexed;
  beforeAll(async () => {
    index = await indexed([
      textOf(
        'la',
        'rex <Gap/>obiit; lib<Supplied>er</Supplied>\n<Del>iste <Supplied>non</Supplied></Del> est',
      ),
      behind(
        [weighty('On letters'), ' · ', 'Of kings\n', light(' · A quotation'), ' · '],
        textOf('en', 'kings<Gap/> are <Del>never</Del> read'),
      ),
      textOf('zh', '學而<Del>時習</Del>之<Gap/>不亦說乎'),
      textOf(
        'la',
        `${'many words '.repeat(40)}<Del>of ${'which '.repeat(40)}an end</Del> is <Gap/>seen`,
      ),
    ]);
  });
  afterAll(() => index.close());

  const text = 'rex […] obiit; lib[er] ⟦iste [non]⟧ est';
  test.each([
    ['liber', text, ['lib[er]'], ['liber']],
    ['er', undefined, undefined, undefined],
    ['"rex obiit"', text, ['rex […] obiit'], ['rex obiit']],
    ['"liber iste"', text, ['lib[er] ⟦iste'], ['liber iste']],
    ['iste', text, ['iste'], ['iste']],
    ['"iste non est"', text, ['⟦iste [non]⟧ est'], ['iste non est']],
    ['non', text, ['non'], ['non']],
    [
      '"are never read"',
      'On letters · Of kings · A quotation · kings […] are ⟦never⟧ read',
      ['are ⟦never⟧ read'],
      ['are never read'],
    ],
    ['時習', '學而⟦時習⟧之[…]不亦說乎', ['時習'], ['時習']],
    [
      '"an end is seen"',
      `… ⟦${'which '.repeat(37)}an end⟧ is […] seen`,
      ['an end⟧ is […] seen'],
      ['an end is seen'],
    ],
  ])('%s', async (query, excerpt, marked, asked) => {
    expect(await index.ask(query)).toMatchObject({
      excerpts: excerpt === undefined ? [] : [excerpt],
      marked: marked ? [marked] : [],
      asked: asked ? [asked] : [],
    });
  });
});
