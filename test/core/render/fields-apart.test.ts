import { describe, expect, test } from 'vitest';
import { withFieldsApart } from '../../../src/core/render/fields-apart.ts';
import { el, html, type Node, text } from '../../../src/core/render/hast.ts';

/** Returns an entry with what stands apart within “‹” and “›”. */
function apart(words: string, fields: object = {}, language = 'en'): string {
  return shown([text(words)], fields, language);
}

function shown(nodes: readonly Node[], fields: object, language = 'en'): string {
  const work = { type: 'book', ...fields } as Parameters<typeof withFieldsApart>[1];
  return html(withFieldsApart(nodes, work, language))
    .replaceAll('<bdi>', '‹')
    .replaceAll('</bdi>', '›');
}

describe('what runs against the rest of an entry stands apart from it', () => {
  test.each([
    [
      'a title with its figures',
      'Bravo (1900). שלום X 3. 5, 10–15.',
      'Bravo (1900). ‹שלום X 3›. 5, 10–15.',
    ],
    ['the longer of two', 'Bravo. שלום X 3 ב. Y', 'Bravo. ‹שלום X 3 ב›. Y'],
    ['a name', 'כהן, ד. and Bravo, E. and So. (1900)', '‹כהן, ד›. and Bravo, E. and So. (1900)'],
    ['words in one with a sign', 'A of B, “עם ישראל”, 7 C', 'A of B, “‹עם ישראל›”, 7 C'],
    ['but none of letters of both', 'A of B, aב, 7 C', 'A of B, aב, 7 C'],
    ['nor anything where all run so', 'Bravo, E. (1900), 7', 'Bravo, E. (1900), 7'],
  ])('%s', (_, words, expected) => {
    expect(apart(words, { title: 'שלום X 3', 'container-title': 'שלום X 3 ב' })).toBe(expected);
  });

  test('in an edition from the right', () => {
    const entry = 'کوهن، داود و دیگران. Bravo, E. (1900). NATO 10-5. 5, 10–15.';
    expect(apart(entry, { title: 'NATO 10-5' }, 'fa')).toBe(
      'کوهن، داود و دیگران. ‹Bravo, E›. (1900). ‹NATO 10-5›. 5, 10–15.',
    );
  });

  test('in an element, and an address as a whole', () => {
    const entry = [
      text('کوهن و دیگران. '),
      el('i', {}, ['Title 5']),
      text(', 7. '),
      el('a', { href: 'https://example.org/7' }, ['https://example.org/7']),
    ];
    expect(shown(entry, { title: 'Title 5' }, 'fa')).toBe(
      'کوهن و دیگران. <i>‹Title 5›</i>, 7. <a href="https://example.org/7">‹https://example.org/7›</a>',
    );
    expect(shown([el('a', {}, ['ابجد']), ...entry], {}, 'fa')).toContain('<a>ابجد</a>');
  });
});
