import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inSentences,
  passagesOf,
  sentenceHtml,
  sentencesWith,
} from '../../../src/core/render/concordance.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

/** The mentions of a word in a text. */
function mentionsOf(word: string, text: string) {
  return [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** The sentences that mention a word, with it in brackets. */
function found(word: string, text: string, lines: 'flow' | 'keep' = 'flow'): string[] {
  const sentences = inSentences(text, { language: 'en', lines });
  return sentencesWith(sentences, mentionsOf(word, text)).map((sentence) =>
    sentence.map((words, index) => (index % 2 === 0 ? words : `[${words}]`)).join(''),
  );
}

describe('a concordance', () => {
  test('gives each sentence once, with all of its mentions', () => {
    const text = 'Iran spoke. Russia heard Iran, and Iran left. Nobody else came.\nIran?';
    expect(found('Iran', text)).toEqual([
      '[Iran] spoke.',
      'Russia heard [Iran], and [Iran] left.',
      '[Iran]?',
    ]);
    expect(found('France', text)).toEqual([]);
  });

  test('lines are parts of a sentence, or sentences where they are kept', () => {
    const verse = 'The frog\njumps in\nthe pond';
    expect(found('jumps', verse)).toEqual(['The frog [jumps] in the pond']);
    expect(found('jumps', verse, 'keep')).toEqual(['[jumps] in']);
  });

  test('a mention is never parted, and one within another is left out', () => {
    expect(found('No. Three', 'It was No. Three. Then came others.')).toEqual([
      'It was [No. Three].',
    ]);
    const nested = sentencesWith(inSentences('the plant', { language: 'en' }), [
      { start: 0, end: 9 },
      { start: 4, end: 9 },
    ]);
    expect(nested).toEqual([['', 'the plant', '']]);
  });

  test('a text without full stops is cut at words on all sides', () => {
    const filler = 'word '.repeat(200);
    const [sentence = ''] = found('Iran', `${filler}Iran ${filler}Iran ${filler}`);
    expect(sentence.length).toBeLessThan(1300);
    expect(sentence).toMatch(/^… word .*\[Iran\] word .* word … word .*\[Iran\] .*word …$/);
    expect(sentence.match(/\[Iran\]/g)).toHaveLength(2);
  });

  test('words far behind white space belong to a sentence as others do', () => {
    expect(found('Iran', `Iran${' '.repeat(5000)}spoke.`)).toEqual(['[Iran] spoke.']);
    expect(found('Iran', `All${' '.repeat(5000)}Iran.`)).toEqual(['All [Iran].']);
  });

  test('every mention is marked once, whatever the text', () => {
    const words = fc.array(
      fc.constantFrom('Iran', 'x', 'Mr.', 'end.', 'why?', '\n', '  ', '«Iran»'),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const marked =
          found('Iran', text)
            .join(' ')
            .match(/\[Iran\]/g) ?? [];
        expect(marked).toHaveLength(mentionsOf('Iran', text).length);
      }),
    );
  });

  test('looks at few of the sentences of a long text that it has nothing of, and at few of the words far away', () => {
    const count = 4096;
    const text = `${'A word. '.repeat(count)}${'word '.repeat(count)}Iran ${'word '.repeat(count)}`;
    const { ends } = inSentences(text, { language: 'en' });
    let reads = 0;
    const counted = new Proxy(ends, {
      get: (list, name) => {
        reads++;
        return Reflect.get(list, name) as unknown;
      },
    });
    const [sentence = []] = sentencesWith({ text, ends: counted }, mentionsOf('Iran', text));
    expect(sentence[1]).toBe('Iran');
    expect(reads).toBeLessThan(100);
  });

  test('is the same, however far its words are looked at', () => {
    const piece = fc.constantFrom('word', 'Iran', '. ', ' ', '\n', '\u00A0', 'x'.repeat(70));
    const run = fc.tuple(piece, fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
        const text = runs.map(([words, times]) => words.repeat(times)).join(' ');
        const { ends, text: spaced } = inSentences(text, { language: 'en' });
        const mentions = mentionsOf('Iran', text);
        const sentences = sentencesWith({ text: spaced, ends }, mentions);
        // A text of one sentence more at its end says the same of those before.
        const more = inSentences(`${text}. ${'A word. '.repeat(3)}`, { language: 'en' });
        expect(sentencesWith(more, mentions)).toHaveLength(sentences.length);
        // What is shown are words of the text, with white space as one space and what was left out as “…”.
        const folded = spaced.replace(/[\t\n\f\r ]+/g, ' ');
        for (const part of sentences.flat())
          for (const words of part.split(/(?:^| )…(?: |$)/)) {
            expect(words.length).toBeLessThanOrEqual(600);
            expect(folded).toContain(words);
          }
      }),
    );
  });

  test('is HTML with its words escaped', () => {
    expect(sentenceHtml(['a < ', 'b', ' & c'])).toBe('a &lt; <mark>b</mark> &amp; c');
  });
});

describe('prose as passages', () => {
  const entry = '---\nterm: Iran\nkind: place\n---\nA place.\n';
  const works = JSON.stringify([{ id: 'w', type: 'book', title: 'W' }]);
  const note =
    'First   *Iran*  [@w][@w].\n\n    - item\\\n      Iran\n\n    | a | b |\n    | - | - |\n    | c | Iran |\n';
  const edition = editionOf(
    filesOf('Hello', `<Source>\n\nHello[^n]\n\n</Source>\n\n[^n]: ${note}`, {
      'content/glossary/iran.mdx': entry,
      'content/references/w.json': works,
    }),
  );
  const { page, linked } = sourceOf(edition);
  const passages = passagesOf(page.notes[0]?.children ?? []);

  test('are paragraphs, items and cells, without citations', () => {
    expect(passages.map(({ text }) => text)).toEqual([
      'First   Iran.',
      'item Iran',
      'a',
      'b',
      'c',
      'Iran',
    ]);
  });

  test('each mention leads to its words in one of them', () => {
    expect(linked.mentions).toHaveLength(3);
    for (const { words } of linked.mentions) {
      const [here, ...more] = passages.filter(({ offsets }) => words && offsets.has(words.node));
      const offset = words ? (here?.offsets.get(words.node) ?? 0) : 0;
      expect(here?.text.slice(offset + Number(words?.start), offset + Number(words?.end))).toBe(
        'Iran',
      );
      expect(more).toEqual([]);
    }
  });
});
