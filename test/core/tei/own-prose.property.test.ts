import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { markdownOf } from '../../../src/core/page/write-prose.ts';
import { writeDefinition } from '../../../src/core/page/write.ts';
import { editionOf } from '../support.ts';
import { comeBack } from './come-back.ts';

/** Words, with what Markdown and XML would read. */
const value = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b',
        'Ann',
        'é',
        '1.',
        '-',
        '+',
        '#',
        '>',
        '*',
        '_',
        '~',
        '`',
        '|',
        '[',
        ']',
        '(',
        ')',
      ],
      ...['!', '^', '&amp;', '&', '<', '{', '}', '\\', ']]>', '@', ':', 'https://a.example', '😀'],
      ...['\u00A0', ' ', ' ', 'says:', 'نامه', '"', '[@w]', '[^two]', '[x] ', '; '],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));
const text = value.map((words): PhrasingContent => ({ type: 'text', value: words }));
const raw = (words: string): PhrasingContent => ({ type: 'html', value: words });

type Attention = 'emphasis' | 'strong' | 'delete';
const attentions: [Attention, ...Attention[]][] = [
  ['emphasis'],
  ['strong'],
  ['delete'],
  ['strong', 'emphasis'],
  ['emphasis', 'strong'],
];

const { phrases, blocks } = fc.letrec<{
  phrase: PhrasingContent[];
  phrases: PhrasingContent[];
  block: RootContent;
  blocks: RootContent[];
}>((tie) => ({
  phrases: fc.array(tie('phrase'), { minLength: 1, maxLength: 4 }).map((all) => all.flat()),
  phrase: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text.map((one) => [one]),
    fc.constantFrom<PhrasingContent[]>(
      [{ type: 'text', value: 'a' }, { type: 'break' }, { type: 'text', value: 'b' }],
      [raw('[@w]')],
      [raw('[supports @w, p. 3; @{b:1}]')],
      [raw('[^two]')],
      [raw('<Term id="ann">'), { type: 'text', value: 'her' }, raw('</Term>')],
      [{ type: 'inlineCode', value: '{a} <b>' }],
      [{ type: 'image', url: 'seal.png', alt: 'A [seal]', title: 'Of "wax"' }],
    ),
    // Within one another as Markdown writes them without doubt: of other kinds.
    fc
      .tuple(fc.constantFrom(...attentions), text)
      .map(([[outer, ...inner], one]): PhrasingContent[] => [
        {
          type: outer,
          children: inner.reduceRight<PhrasingContent[]>(
            (children, type) => [{ type, children }],
            [one],
          ),
        },
      ]),
    fc
      .tuple(
        fc.constantFrom(
          'https://b.example/?a=1&b=_*',
          '/glossary/ann/',
          '#note-two',
          '/sources/a/#l1',
        ),
        text,
        fc.constantFrom({}, { title: 'A title' }, { title: 'Of “a” & "b" \'c\' *d* <e> \\f {g}' }),
      )
      .map(([url, one, title]): PhrasingContent[] => [
        { type: 'link', url, ...title, children: [one as never] },
      ]),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    tie('phrases').map((children): RootContent => ({ type: 'paragraph', children })),
    fc.constant<RootContent>({ type: 'thematicBreak' }),
    fc
      .tuple(value, fc.constantFrom(null, 'xml', 'c++'))
      .map(([words, lang]): RootContent => ({ type: 'code', value: words, lang })),
    fc.tuple(fc.integer({ min: 2, max: 4 }), text).map(([depth, one]): RootContent => ({
      type: 'heading',
      depth: depth as 2,
      children: [one],
    })),
    tie('blocks').map((children): RootContent => ({
      type: 'blockquote',
      children: children as never[],
    })),
    fc
      .tuple(
        fc.array(tie('phrases'), { minLength: 2, maxLength: 3 }),
        fc.record({ ordered: fc.boolean(), spread: fc.boolean(), start: fc.constantFrom(1, 7) }),
        fc.option(fc.boolean()),
      )
      .map(([items, list, checked]): RootContent => ({
        ...{ type: 'list', ...list },
        children: items.map((children) => ({
          ...{ type: 'listItem', spread: list.spread, checked },
          children: [
            { type: 'paragraph', children },
            ...(list.spread ? [{ type: 'code', value: 'c' } as const] : []),
          ],
        })),
      })),
    fc
      .tuple(fc.array(text, { minLength: 4, maxLength: 4 }), fc.constantFrom('left', null))
      .map(([cells, align]): RootContent => ({
        ...{ type: 'table', align: [align, 'right'] },
        children: [cells.slice(0, 2), cells.slice(2)].map((row) => ({
          type: 'tableRow',
          children: row.map((one) => ({ type: 'tableCell', children: [one] })),
        })),
      })),
  ),
}));
const prose = blocks.map((all) => markdownOf(all));
const line = phrases.map((children) => markdownOf([{ type: 'paragraph', children }]));

const image = Uint8Array.from(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
);

test('prose of any kind in our own TEI is the same again: before and behind a text, in notes, entries and the timeline', () => {
  let whole = 0;
  fc.assert(
    fc.property(fc.array(prose, { minLength: 5, maxLength: 5 }), line, (parts, row) => {
      const [before, after, one, two, entry] = parts as [string, string, string, string, string];
      // Notes, and what is called in a page, are on the page alone.
      const bare = (words: string) =>
        words.replaceAll('[^two]', 'two').replaceAll('(#note-two)', '(/sources/a/#note-two)');
      const files = {
        'content/edition.yaml':
          'title: A test\nverdicts:\n  - id: open\n    label: Open\n    meaning: So.\n    evidence: none\n    tone: open\n',
        'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n${before}\n\n<Source>\n\n<Claim id="one" by="ann" kind="event" verdict="open">It was said</Claim>.[^one][^two]\n\n</Source>\n\n${after}\n${writeDefinition('one', one)}${writeDefinition('two', bare(two))}`,
        'content/glossary/ann.mdx': `---\nterm: Ann\nkind: person\n---\n\n${bare(entry)}\n`,
        'content/timeline.yaml': JSON.stringify([{ date: '1868', text: bare(row) }]),
        'content/references/works.json': JSON.stringify([
          { id: 'w', type: 'book', title: 'W' },
          { id: 'b:1', type: 'book', title: 'B' },
        ]),
        'content/images/seal.png': image,
        'seeds/a.txt': 'It was said.\n',
      };
      const edition = editionOf(files);
      const errors = runChecks(edition).filter(
        ({ severity, code }) => severity === 'error' && code !== 'seed-unlisted',
      );
      if (errors.length > 0) return;
      whole++;
      comeBack(edition, files);
    }),
    { numRuns: 100 },
  );
  expect(whole).toBeGreaterThan(10);
});
