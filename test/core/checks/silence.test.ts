import { describe, expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks, text } from './example.ts';

const silence = (code: string) => `silence: [{ warning: ${code}, reason: Looked at. }]\n`;
const about = (more: string) => ({
  'content/edition.yaml': `title: A\nurl: https://a.org\n${more}`,
});
const unused = 'content/glossary/unused.mdx';
const entry = (front: string) => `---\nterm: Summit\nkind: term\n${front}---\n\nA meeting.\n`;
const hidden = text.replace('met', 'met\u200B');

describe('a warning is silenced', () => {
  test('in the page of the seed that it is about', () => {
    const seed = { 'seeds/talks.txt': `${text} ~{` };
    const page = (front: string) => ({ ...seed, [talks]: pageOf(`${text} \\~\\{`, '', front) });
    expect(placesOf(problemsOf(page('')), '')).toEqual(['seeds/talks.txt 1:42 encoding-disguised']);
    expect(problemsOf(page(silence('encoding-disguised')))).toEqual([]);
  });

  test('in an entry', () => {
    expect(placesOf(problemsOf({ [unused]: entry('') }), '')).toEqual([
      `${unused} 2:7 entry-unused`,
    ]);
    expect(problemsOf({ [unused]: entry(silence('entry-unused')) })).toEqual([]);
  });

  test('in edition.yaml, for itself and for files without fields', () => {
    expect(problemsOf({ 'content/edition.yaml': `title: A\n${silence('url-missing')}` })).toEqual(
      [],
    );
    const lines =
      'silence:\n  - warning: file-unread\n    file: content/notes.txt\n    reason: Ours.\n';
    expect(problemsOf({ 'content/notes.txt': 'x', ...about(lines) })).toEqual([]);
    expect(placesOf(problemsOf({ 'content/other.txt': 'x', ...about(lines) }), '')).toEqual([
      'content/edition.yaml 4:14 silence-unused',
      'content/other.txt file-unread',
    ]);
  });
});

describe('a silence is a warning itself', () => {
  const told = (code: string, body = text) =>
    problemsOf({ [talks]: pageOf(body, '', silence(code)) }).map(
      ({ code: found, message, hint }) => [found, message, hint],
    );

  test('where there is nothing to silence', () => {
    expect(told('encoding-disguised')).toEqual([
      [
        'silence-unused',
        expect.stringContaining('there is none'),
        expect.stringContaining('take it out'),
      ],
    ]);
  });

  test('where it is about an error, which stays', () => {
    const found = told('text-differs', hidden);
    expect(found.map(([code]) => code)).toEqual(['silence-unused', 'text-differs']);
    expect(found[0]?.[1]).toContain('no error can be silenced');
  });

  test('where it names no fault, or itself', () => {
    expect(told('encoding-disguisd')[0]?.[2]).toContain('did you mean “encoding-disguised”?');
    expect(told('silence-unused')).toHaveLength(1);
  });

  test('and one without a reason is a fault', () => {
    const page = pageOf(text, '', 'silence: [{ warning: entry-unused }]\n');
    expect(placesOf(problemsOf({ [talks]: page }))).toEqual(['4:11 field-missing']);
  });
});
