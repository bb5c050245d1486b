import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../../src/core/words/en.ts';
import { catalogues, wordingOf } from '../../../src/core/words/wording.ts';

/** Returns the texts of a catalogue by their keys: `pages.here`, those of forms for numbers with the form behind. */
function textsOf(words: object, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[before + key, value] as [string, string]]
      : textsOf(value as object, `${before}${key}.`),
  );
}

/** Returns the names of what is put into a text, and of what stands around some of it. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\w+\}|<\/?\w+>/g)].map(([name]) => name).sort();
}

/** Returns the forms of each message by its key: one without a name where it does not change with a number. */
function messagesOf(words: object): Map<string, Map<string, string>> {
  const form = /\.(zero|one|two|few|many|other)$/;
  const messages = new Map<string, Map<string, string>>();
  for (const [path, text] of textsOf(words)) {
    const key = path.replace(form, '');
    const forms = messages.get(key) ?? new Map<string, string>();
    messages.set(key, forms.set(form.exec(path)?.[1] ?? '', text));
  }
  return messages;
}

const english = messagesOf(en);

test.each([...catalogues])('%s says all, with the same put in', (tag, words) => {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const own = messagesOf(words);
  expect([...own.keys()]).toEqual([...english.keys()]);
  for (const [key, forms] of own) {
    const model = english.get(key);
    if (!model?.has('')) expect([...forms.keys()].sort(), key).toEqual(pluralCategories.toSorted());
    const names = namesIn(model?.get('') ?? model?.get('other') ?? '');
    // What is said of one thing, or of two, may have the number in a word.
    const free = new Set(['one', 'two', 'zero']);
    for (const [form, text] of forms)
      expect(
        free.has(form) && !text.includes('{n}') ? [...namesIn(text), '{n}'].sort() : namesIn(text),
        key,
      ).toEqual(names);
  }
});

test('French has no space that breaks before its signs, or within its quotation marks', () => {
  const breaking = textsOf(catalogues.get('fr') ?? {}).filter(([, text]) =>
    / [:;!?»]|« /.test(text),
  );
  expect(breaking).toEqual([]);
});

describe('a language', () => {
  test('has its catalogue by the first part of its tag', () => {
    expect(wordingOf('en-GB')).toMatchObject({ language: 'en-GB', words: en });
  });

  test('without a catalogue has English', () => {
    const { language, words, say, sayWith } = wordingOf('tlh');
    expect([language, say(words.pages.here, { n: 1, last: 2 })]).toEqual(['en', 'Page 1 of 2']);
    const tags = { sources: (text: string) => [text], search: (text: string) => [text] };
    expect(sayWith(words.notFound.text, tags, {})).toContainEqual(['sources']);
  });
});

test('every message is said somewhere', () => {
  const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:astro|ts)$/.test(file) && !file.startsWith(join('core', 'words')))
    .map((file) => readFileSync(join('src', file), 'utf8'));
  const isSaid = (key: string) => {
    const [area = '', name = ''] = key.split('.');
    const inArea = new RegExp(
      `words\\.${area}\\b|\\['${area}'\\]|\\{[^{}=]*\\b${area}\\b|words: \\{ ${area} \\}`,
    );
    const named = new RegExp(`\\b${area}\\[|[.'] ?${name}\\b|\\{[^{}]*\\b${name}\\b[^{}]*\\} =`);
    const handed = new RegExp(`words(?:\\.${area})?\\.${name}\\b`);
    return code.some((text) => (inArea.test(text) && named.test(text)) || handed.test(text));
  };
  expect([...english.keys()].filter((key) => !isSaid(key))).toEqual([]);
});

/** The terms that a catalogue settles at its head: in English, and in its language. */
function termsOf(language: string): [english: string, own: string][] {
  const text = readFileSync(`src/core/words/${language}.ts`, 'utf8').replace(/\n \* ?/g, ' ');
  const [, said = ''] =
    /\/\*\*.*?(?:Their terms|Its terms|As the field says it): (.*?)\. /s.exec(text) ?? [];
  return said
    .replace(/\([^)]*\)/g, '')
    .split(', ')
    .flatMap((pair): [string, string][] => {
      const [, english = '', own = ''] =
        /^([a-z ]+?) \*?([^a-z*].*?|(?<=\*).*?)\*?$/.exec(pair.trim()) ?? [];
      return english === '' ? [] : [[english, own.trim()]];
    });
}

/** Messages that are made of a term, by the term. */
const ofTerms: Record<string, (words: typeof en) => string> = {
  source: ({ searching }) => searching.source,
  claim: ({ searching }) => searching.claims,
  verdict: ({ claims }) => claims.verdict,
  note: ({ notes }) => notes.note,
  speaker: ({ claims }) => claims.speaker,
};

test.each([...catalogues].filter(([language]) => language !== 'en'))(
  '%s uses the terms that it settles',
  (language, words) => {
    const terms = new Map(termsOf(language));
    for (const [term, messageOf] of Object.entries(ofTerms)) {
      const own = terms.get(term) ?? '';
      expect(own, `${term} in ${language}`).not.toBe('');
      // A word may have another ending where there are several.
      const stem = own.slice(0, Math.max(2, Math.ceil(own.length * 0.6)));
      const said = messageOf(words as typeof en).toLocaleLowerCase(language);
      expect(said, `${term} in ${language}`).toContain(stem.toLocaleLowerCase(language));
    }
  },
);
