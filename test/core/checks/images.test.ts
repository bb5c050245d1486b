import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, talks, text } from './example.ts';

const guide = 'content/guides/reading.mdx';
const gif = Uint8Array.from(
  'GIF89a\x21\0\x11\0\0\0\0,\0\0\0\0\x21\0\x11\0\0\x02\x01\0\0;',
  (character) => character.charCodeAt(0),
);

/** The faults of a guide with this body, beside which these images lie. */
function faults(body: string, images: Record<string, Uint8Array | 'link' | 'too-large'> = {}) {
  const files = Object.entries(images).map(([name, content]) => {
    const path = `content/guides/${name}`;
    return typeof content === 'string' ? { path, refused: content } : file(path, content);
  });
  const text = `---\ntitle: How to read\n---\n\n${body}\n`;
  return runChecks(editionOf({ files: [file(guide, text), ...files] }));
}

const told = (...given: Parameters<typeof faults>) => placesOf(faults(...given), guide);

describe('an image of a guide', () => {
  test.each([
    ['![A plan](plan.gif)'],
    ['![A plan](./plan.gif "Drawn in 1890")'],
    ['![A plan][p]\n\n[p]: plan.gif'],
  ])('lies beside it: %s', (body) => expect(told(body, { 'plan.gif': gif })).toEqual([]));

  test('has no address where its label is that of a citation', () => {
    const faults = ['5:1 image-broken', '7:1 citation-as-link'];
    expect(told('![A plan][@p]\n\n[@p]: plan.gif', {})).toEqual(faults);
  });

  test('is not there, with one that may be meant', () => {
    const [fault] = faults('![A plan](plam.gif) ![A plan](plan.gif)', { 'plan.gif': gif });
    expect(fault).toMatchObject({
      code: 'image-broken',
      place: { file: guide, start: { line: 5, column: 1 }, end: { line: 5, column: 20 } },
      hint: 'did you mean “plan.gif”? put the file there; capital and small letters differ',
    });
  });

  test.each([
    '![a](https://example.org/plan.gif)',
    '![a](//example.org/plan.gif)',
    '![a](/plan.gif)',
    '![a](../plan.gif)',
    '![a](/images/plan.gif)',
    '![a](../images/../plan.gif)',
    '![a](../../seeds/plan.gif)',
    '![a](more/plan.gif)',
    '![a](.plan.gif)',
    '![a](plan.gif?x)',
    '![a](plan.gif#x)',
    '![a](my%20plan.gif)',
    '![a](data:image/gif;base64,R0lGODlh)',
    '![a](plan.svg)',
    '![a](plan.tiff)',
    '![a]()',
    '![a](more/my plan.gif)',
    '![a](my plan.gif "Drawn in 1890")',
    '![a](<my plan.gif>)',
  ])('leads nowhere else: %s', (body) => {
    expect(told(`${body} ![a](plan.gif)`, { 'plan.gif': gif })).toEqual(['5:1 image-broken']);
  });

  test.each(['my plan.gif', 'my%20plan.gif', '<my plan.gif>'])(
    'with a blank in its name has another, which is shown: %s',
    (url) => {
      const body = `So: ![a](${url}).`;
      const [fault] = faults(body);
      expect(fault).toMatchObject({
        place: { start: { line: 5, column: 5 }, end: { line: 5, column: body.length } },
        hint: 'name the file “my-plan.gif”, and write ![…](my-plan.gif)',
      });
      expect(told('So: ![a](my-plan.gif).', { 'my-plan.gif': gif })).toEqual([]);
    },
  );

  test.each([
    '\\![a](my plan.gif)',
    '![a\\](my plan.gif)',
    '`![a](my plan.gif)`',
    '![a] (my plan)',
    '![a](my\nplan)',
  ])('is none where it is written as text: %s', (body) => expect(told(body)).toEqual([]));

  test('with a blank in its name, and without a description, is both', () => {
    expect(told('![](my plan.gif)').sort()).toEqual(['5:1 image-broken', '5:1 image-undescribed']);
  });

  test('is there to its end', () => {
    const [fault] = faults('![A plan](plan.gif)', { 'plan.gif': gif.slice(0, 20) });
    expect(fault?.message).toBe('Unexpected end of the image “plan.gif”, expected the whole file');
  });

  test('is none where its word leads nowhere', () => expect(told('![a][b]')).toEqual([]));

  test('holds what its name says', () => {
    const text = new TextEncoder().encode('<script>');
    expect(faults('![a](plan.png)', { 'plan.png': text })[0]).toMatchObject({
      code: 'image-broken',
      message: expect.stringContaining('content') as string,
    });
  });

  test.each([
    ['a link', 'link', 'file-refused', 'put the file itself here'],
    ['too large', 'too-large', 'file-too-large', '2,000 pixels'],
  ] as const)('is %s, which is told once', (_, refused, code, hint) => {
    const found = faults('![a](plan.png)', { 'plan.png': refused });
    expect(found).toMatchObject([{ code, hint: expect.stringContaining(hint) as string }]);
  });

  test.each(['![](plan.gif)', '![][p]\n\n[p]: plan.gif'])(
    'without a description is a warning: %s',
    (body) => expect(told(body, { 'plan.gif': gif })).toEqual(['5:1 image-undescribed']),
  );

  test('that no guide shows is left out, and a file of another kind is told what there is', () => {
    const found = faults('So.', { 'plan.gif': gif, 'plan.svg': gif, 'plan.md': gif });
    expect(found.map(({ code, place, hint }) => [code, place.file, hint?.slice(0, 24)])).toEqual([
      ['image-unused', 'content/guides/plan.gif', 'show it in a guide, ![wh'],
      ['file-unread', 'content/guides/plan.md', 'if it is a page, rename '],
      ['file-unread', 'content/guides/plan.svg', 'pages end in .mdx, image'],
    ]);
  });
});

describe('an image of content/images', () => {
  const entry = 'content/glossary/moscow.mdx';
  const shownBy = (body: string, images: Record<string, Uint8Array>, path = entry) => {
    const front = path === entry ? 'term: Moscow\nkind: place' : 'title: How to read';
    const files = Object.entries(images).map(([name, bytes]) => file(name, bytes));
    const text = `---\n${front}\n---\n\n${body}\n`;
    return placesOf(runChecks(editionOf({ files: [file(path, text), ...files] })), path);
  };
  const plan = { 'content/images/plan.gif': gif };

  test.each(['![A plan](plan.gif)', '![A plan](../images/plan.gif "Of 1890")'])(
    'is shown by its name, or by the way there: %s',
    (body) => {
      expect(shownBy(body, plan)).toEqual([]);
      expect(shownBy(body, plan, guide)).toEqual([]);
    },
  );

  test('is shown by a source, and by the timeline', () => {
    const files = [
      file(talks, pageOf(`${text}[^a]`, '[^a]: ![A plan](plan.gif) So.')),
      file('content/timeline.yaml', '- date: 2002\n  text: So ![a chart](chart.gif).\n'),
      file('content/images/plan.gif', gif),
    ];
    expect(placesOf(runChecks(editionOf({ files })), talks)).toEqual([
      'content/timeline.yaml 2:12 image-broken',
    ]);
  });

  test('that lies beside guides is shown by guides alone', () => {
    const beside = { 'content/guides/plan.gif': gif };
    expect(shownBy('![A plan](plan.gif)', beside)).toEqual([
      '6:1 image-broken',
      'content/guides/plan.gif image-unused',
    ]);
  });

  test('without a description is a fault', () => {
    expect(shownBy('![](plan.gif)', plan)).toEqual(['6:1 alt-missing']);
    expect(shownBy('![](plan.gif)', plan, guide)).toEqual(['5:1 image-undescribed']);
  });

  test('has another name where a letter of that is a capital', () => {
    expect(shownBy('![A plan](Plan.gif)', plan)).toEqual([
      '6:1 image-broken',
      'content/images/plan.gif image-unused',
    ]);
  });

  test('is left out where nothing shows it, and so is what is none', () => {
    const files = { ...plan, 'content/images/plan.svg': gif };
    expect(shownBy('So.', files)).toEqual([
      'content/images/plan.gif image-unused',
      'content/images/plan.svg file-unread',
    ]);
  });

  test('may be as high as a WebP can be, once it is as wide as it is drawn', () => {
    const scroll = Uint8Array.from(
      'GIF89a\xE8\x03\x20\x4E\0\0\0,\0\0\0\0\x21\0\x11\0\0\x02\x01\0\0;',
      (one) => one.charCodeAt(0),
    );
    expect(shownBy('![A scroll](a.gif)', { 'content/images/a.gif': scroll })).toEqual([
      'content/images/a.gif image-too-large',
    ]);
    const banner = scroll.with(6, 0x98).with(7, 8);
    expect(shownBy('![A scroll](a.gif)', { 'content/images/a.gif': banner })).toEqual([]);
  });

  test('may have so many pixels and no more', () => {
    const wall = Uint8Array.from(
      'GIF89a\xFF\xFF\xFF\xFF\0\0\0,\0\0\0\0\x21\0\x11\0\0\x02\x01\0\0;',
      (one) => one.charCodeAt(0),
    );
    expect(shownBy('![A wall](wall.gif)', { 'content/images/wall.gif': wall })).toEqual([
      'content/images/wall.gif image-too-large',
    ]);
    expect(shownBy('![A wall](wall.gif)', { 'content/guides/wall.gif': wall }, guide)).toEqual([]);
  });
});
