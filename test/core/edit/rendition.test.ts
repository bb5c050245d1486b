import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core/edit/annotate.ts';
import type { Quotation, RenditionAnnotation } from '../../../src/core/edit/request.ts';
import { unmark } from '../../../src/core/edit/unmark.ts';
import { remove } from '../../../src/core/edit/remove.ts';
import { rawText } from '../../../src/core/page/file.ts';
import { mdxOf } from '../support.ts';
import { claim, moved, read } from './migrated.ts';

const seed = 'They met in Moscow.\n\nThey left on Thursday.\n';
const rendition = (name: string, attributes: Record<string, string> = {}): RenditionAnnotation => ({
  ...{ type: 'rendition', name, attributes },
});

/** The source text of a page that is changed, or what is wrong. */
function bodyOf(done: ReturnType<typeof annotate>) {
  if ('problems' in done) return done.problems;
  return /<Source>\n\n([^]*?)\n\n<\/Source>/.exec(rawText(done.file))?.[1];
}

function put(annotation: RenditionAnnotation, quotation: Quotation, body = seed.trimEnd()) {
  const { edition, source } = read(mdxOf(body), seed);
  return bodyOf(annotate(source, edition, { annotation, quotation }));
}

describe('how the original looks is put on words', () => {
  test('in one element for each block, each with all that it says', () => {
    expect(put(rendition('Hi', { rend: 'bold' }), { quote: 'Moscow. They' })).toBe(
      'They met in <Hi rend="bold">Moscow.</Hi>\n\n<Hi rend="bold">They</Hi> left on Thursday.',
    );
  });

  test('behind words, where some are missing', () => {
    const gap = rendition('Gap', { extent: '2 words' });
    expect(put(gap, { quote: 'met', whole: true })).toBe(
      'They met<Gap extent="2 words"/> in Moscow.\n\nThey left on Thursday.',
    );
  });

  test('before words, where a page begins', () => {
    const page = rendition('Page', { n: '12' });
    expect(put(page, { quote: 'Moscow. They', whole: true })).toBe(
      'They met in <Page n="12"/>Moscow.\n\nThey left on Thursday.',
    );
    expect(put(page, { quote: 'They met' })).toBe(`<Page n="12"/>${seed.trimEnd()}`);
  });

  test('in a claim of the same words, and around a term', () => {
    const claimed = seed.replace('Moscow', claim('c', 'Moscow')).replace('.', '[^c].').trimEnd();
    const { edition, source } = read(mdxOf(claimed, '\n[^c]: So.\n'), seed);
    const annotation = rendition('Del');
    const done = annotate(source, edition, { annotation, quotation: { quote: 'Moscow' } });
    expect(bodyOf(done)).toContain('"unverified"><Del>Moscow</Del></Claim>[^c].');
    const named = seed.replace('Moscow', '<Term id="paper">Moscow</Term>').trimEnd();
    expect(put(annotation, { quote: 'Moscow' }, named)).toContain(
      '<Del><Term id="paper">Moscow</Term></Del>',
    );
  });

  test('with whole characters', () => {
    const { edition, source } = read(mdxOf('cafe\u0301 x'), 'cafe\u0301 x');
    const done = annotate(source, edition, {
      annotation: rendition('Del'),
      quotation: { quote: 'fe' },
    });
    expect(bodyOf(done)).toBe('ca<Del>fe\u0301</Del> x');
    expect('remarks' in done && done.remarks).toEqual([
      '“fe\u0301” is marked, whole characters, and not “fe”',
    ]);
  });

  test.each<[string, RenditionAnnotation, string]>([
    ['an element', rendition('Red'), 'element “Red”, expected one of Hi, Unclear'],
    ['an attribute', rendition('Del', { rend: 'bold' }), '“rend” of <Del>, expected none'],
    ['another', rendition('Hi', { rend: 'bold', x: 'y' }), '“x” of <Hi>, expected one of rend'],
    ['a value', rendition('Hi', { rend: 'red' }), 'rend “red” of <Hi>, expected some of italic'],
    ['none', rendition('Foreign'), 'lang “” of <Foreign>, expected a language tag'],
  ])('but not what is none: %s', (_, annotation, message) => {
    expect(put(annotation, { quote: 'met' })).toMatchObject([
      { field: 'rendition', message: expect.stringContaining(message) as unknown },
    ]);
  });
});

describe('how the original looks is taken off words', () => {
  const marked =
    'They <Hi rend="bold">met</Hi><Gap/> in <Del><Term id="paper">Moscow</Term></Del>.\n\n<Gap reason="lost"></Gap>\n\nThey left on Thursday.';
  const taken = (quote: string, body = marked) => {
    const { edition, source } = read(mdxOf(body), seed);
    return bodyOf(unmark(source, edition, { quote, kind: 'rendition' }));
  };
  test('with the gaps that stand at them, and nothing else', () => {
    expect(taken('met')).toBe(marked.replace('<Hi rend="bold">met</Hi><Gap/>', 'met'));
    expect(taken('oscow')).toBe(marked.replace(/<\/?Del>/g, ''));
    expect(taken('Moscow.')).toBe(marked.replace(/<\/?Del>|<Gap r.*/g, ''));
  });

  test('and pages stay', () => {
    const body = seed.trimEnd().replace('met', '<Page n="2"/><Del>met</Del>');
    expect(taken('met', body)).toBe(body.replace(/<\/?Del>/g, ''));
    expect(taken('Moscow', body.replace('Moscow', '<Page n="3"/>Moscow'))).toMatchObject([
      { field: 'quote' },
    ]);
  });

  test('but not where there is none', () => {
    expect(taken('Thursday')).toMatchObject([{ field: 'quote' }]);
  });

  test.each([
    ['page', '<Page n="3" image="a.jpg"/>'],
    ['align', '<Align with="2"/>'],
  ] as const)('and so is where a %s begins, alone', (kind, tag) => {
    const body = marked.replace('Thursday', `${tag}<Hi rend="bold">Thursday</Hi>`);
    const { edition, source } = read(mdxOf(body), seed);
    const off = (quote: string) => bodyOf(unmark(source, edition, { quote, kind }));
    expect(off('Thursday')).toBe(body.replace(tag, ''));
    expect(off('They')).toMatchObject([{ field: 'quote' }]);
  });

  test('and stays where an annotation goes', () => {
    const body = marked.replace('Thursday', claim('c', '<Hi rend="bold">Thursday</Hi>'));
    const { edition, source } = read(mdxOf(body.replace(/\.$/, '[^c].'), '\n[^c]: So.\n'), seed);
    expect(bodyOf(remove(source, edition, 'c'))).toBe(
      marked.replace('Thursday', '<Hi rend="bold">Thursday</Hi>'),
    );
  });
});

describe('on a corrected text', () => {
  const body =
    '<Gap reason="lost"/>\n\nThey <Hi rend="bold">met</Hi><Gap/> in <Del>Moscow</Del>.\n\n<Gap extent="1 page"/>\n\nThey left on Thursday.\n\n<Gap/>';
  const now = (after: string) => {
    const done = moved(mdxOf(body), seed, after);
    return done && { ...done, body: /<Source>\n\n([^]*?)\n\n<\/Source>/.exec(done.page.text)?.[1] };
  };

  test('what is untouched stays as it is, and gaps where they are', () => {
    const done = now(seed.replace('Thursday', 'Friday'));
    expect(done?.body).toBe(body.replace('Thursday', 'Friday').replace('\n\n<Gap/>', ''));
    expect(done?.carried.renditions).toBe(5);
    expect(done?.decisions).toMatchObject([{ type: 'rendition', id: 'Gap', attributes: {} }]);
  });

  test('what has other words is told, with what it says', () => {
    const done = now(seed.replace('met', 'spoke').replace('Moscow', 'Rome'));
    expect(done?.decisions).toMatchObject([
      { type: 'rendition', id: 'Hi', attributes: { rend: 'bold' }, words: 'spoke' },
      { type: 'rendition', id: 'Gap', attributes: {} },
      { type: 'rendition', id: 'Del', attributes: {}, words: 'Rome' },
      { type: 'rendition', id: 'Gap', attributes: { extent: '1 page' } },
    ]);
    expect(done?.body).toBe(
      '<Gap reason="lost"/>\n\nThey spoke in Rome.\n\nThey left on Thursday.\n\n<Gap/>',
    );
  });

  test('what is in two blocks now is in both, and a gap that no block ends at is in a line', () => {
    const looks = mdxOf('They <Del>met in Moscow</Del>.\n\n<Gap/>\n\nThey left on Thursday.');
    const done = moved(looks, seed, 'They met\n\nin Moscow. They left on Thursday.\n');
    expect(done?.page.text).toContain(
      'They <Del>met</Del>\n\n<Del>in Moscow</Del>.<Gap/> They left on Thursday.',
    );
  });

  test('a gap in a quotation stays in it', () => {
    const quoted = mdxOf('> They met in Moscow.\n>\n> <Gap/>\n>\n> They left on Thursday.');
    const done = moved(quoted, seed, seed.replace('met', 'sat'));
    expect(done?.page.text).toContain('> They sat in Moscow.\n>\n> <Gap/>\n>\n> They left');
  });
});
