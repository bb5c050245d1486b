import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../../../src/core/edition/edition.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { hostileText } from '../hostile.ts';
import { type Ends, planted } from '../page/written.ts';
import { claim, moved, read, wordsOf } from './migrated.ts';

/**
 * Puts annotations into a page as `new` wrote it: claims, terms, editor's notes, and of the first claim further marks
 * and parts; and marks of how the original looks.
 */
function annotated(mdx: string, ends: readonly Ends[]): string {
  const notes = new Set<string>();
  const marked = (id: string) => {
    notes.add(id);
    return `[^${id}]`;
  };
  const page = planted(mdx, ends, { gap: 40, most: 30 }, (words, index) => {
    const kinds = [
      () => claim(`c${index}`, words) + marked(`c${index}`),
      () => `<Term id="p${index}">${words}</Term>`,
      () => words + marked(`c${index}`),
      () => words + (notes.has('c0') ? marked('c0') : ''),
      () => (notes.has('c0') ? `<Claim id="c0">${words}</Claim>` : words),
      () => `<Hi rend="bold">${words}</Hi>`,
      () => `${words}<Gap extent="${index} words"/>`,
      () => `<Mark note="o">${words}</Mark>`,
      () => `<Note of="o">${words}</Note>`,
      () => `<Page n="${index}"/>${words}`,
      () => `<Align with="${index}"/>${words}`,
    ];
    return String(kinds[index % kinds.length]?.());
  });
  return page + [...notes].map((id) => `\n[^${id}]: A note.\n`).join('');
}

/** Makes headings and quotes of some blocks. */
function shaped(mdx: string, shapes: readonly string[]): string {
  const [head = '', body = ''] = mdx.split('<Source>\n\n');
  const blocks = body.replace(/<\/Source>\n$/, '').split('\n\n');
  const written = blocks.map((block, index) => {
    const shape = shapes[index] ?? '';
    if (block === '' || (shape === '# ' && /\n|#$/.test(block))) return block;
    return shape === '# ' ? `# ${block}` : block.replace(/^/gm, shape);
  });
  return `${head}<Source>\n\n${written.join('\n\n')}</Source>\n`;
}

const shapes = fc.array(fc.constantFrom('', '', '# ', '> ', '> > '), { maxLength: 8 });
const ends = fc.array(fc.tuple(fc.nat(600), fc.nat(600)), { maxLength: 12 });

/** What a page has, by what it is: of claims and terms the words, of notes the word that each mark stands at. */
function annotationsOf(source: Source): Record<string, string> {
  const { page, text = '' } = source;
  const bare = (words: string) => words.replace(/[\t\n\f\r ]/g, '');
  const found: Record<string, string> = {};
  for (const [id, parts] of Object.entries(wordsOf(source))) {
    found[`claim ${id}`] = bare(parts.join(''));
  }
  for (const { kind, id, start, end } of page.marks) {
    const key = `term ${id}`;
    if (kind === 'term') found[key] = (found[key] ?? '') + bare(text.slice(start, end));
  }
  for (const { id, offset = 0 } of page.references) {
    if (page.claims.some((one) => one.id === id)) continue;
    const word = /\w*$/.exec(text.slice(0, offset))?.[0];
    found[`note ${id}`] = word === '' ? String(/^\w*/.exec(text.slice(offset))?.[0]) : String(word);
  }
  return found;
}

/** Expects that every annotation is carried over to the same words, or listed; returns what is on the page still. */
function expectNoneLost({ was, source, decisions: all }: NonNullable<ReturnType<typeof moved>>): {
  before: Record<string, string>;
  now: Record<string, string>;
} {
  const [before, now] = [annotationsOf(was), annotationsOf(source)];
  const decisions = all.filter(({ type }) => type !== 'rendition');
  // A look whose words are in two blocks now is in both.
  const looks = ({ page, text = '' }: Source) => [
    ...page.wordless.map(({ attributes }) => JSON.stringify(attributes)),
    ...page.renditions.map(({ start, end }) => text.slice(start, end).replace(/[\t\n\f\r ]/g, '')),
  ];
  const [had, has] = [looks(was), looks(source)];
  const lost = all.length - decisions.length;
  if (has.length + lost === had.length) for (const one of has) expect(had).toContain(one);
  else expect(has.join('').length).toBeLessThanOrEqual(had.join('').length);
  expect(has.length + lost).toBeGreaterThanOrEqual(had.length);
  const open = new Set(decisions.map(({ type, id }) => `${type} ${id}`));
  expect(new Set([...Object.keys(now), ...open].filter((key) => key !== 'note c0'))) //
    .toEqual(new Set(Object.keys(before).filter((key) => key !== 'note c0')));
  for (const [key, words] of Object.entries(now)) {
    expect(open.has(key), key).toBe(false);
    if (!key.startsWith('note')) expect(words, key).toBe(before[key]);
  }
  // Each mark is on the page, or listed, or went with the claim that is.
  const marks = ({ page }: Source) => page.references.length;
  const lostOf = (type: string) => decisions.filter((one) => one.type === type);
  const claims = new Set(lostOf('claim').map(({ id }) => id)).size;
  expect(marks(source) + lostOf('note').length + claims).toBe(marks(was));
  // One of each id has a command, and every claim and term does; all others are put in by hand.
  const whole = decisions.flatMap(({ type, id, further }) => (further ? [] : [`${type} ${id}`]));
  expect(new Set(whole).size).toBe(whole.length);
  expect([...open].filter((key) => !key.startsWith('note') && !whole.includes(key))).toEqual([]);
  return { before, now };
}

const words = fc.array(fc.tuple(fc.nat(9), fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', ', ')), {
  minLength: 1,
  maxLength: 60,
});
/** What is done to a text of words: for some of them, what stands there instead. */
const edits = fc.array(
  fc.tuple(
    fc.nat(60),
    fc.constantFrom('', 'new', 'new\n\nwords', '*new*', '1. new', '<new>', 'import x'),
  ),
  { maxLength: 8 },
);

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'any edit of a text carries over what it does not touch, and lists the rest (lines: %s)',
  { timeout: 120_000 },
  (_, keep) => {
    fc.assert(
      fc.property(words, edits, ends, shapes, (parts, changed, where, looks) => {
        // Each word is another, so that there is no question which is which.
        const list = parts.map(([length, gap], n) => [`w${n}${'x'.repeat(length)}`, gap] as const);
        const before = list.flat().join('');
        const at = new Map(changed);
        const after = list
          .map(([word, gap], n) => (at.get(n) === undefined ? word : String(at.get(n))) + gap)
          .join('');
        if (fold(after) === '') return;
        const front = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
        const mdx = shaped(writePage(before, front, { layout: keep ? 'keep' : 'flow' }), looks);
        const done = moved(annotated(mdx, where), before, after);
        expect(done).toBeDefined();
        if (!done) return;
        const found = expectNoneLost(done);
        // What has all of its words there still, whole and in a row, is carried over, and on them.
        const kept = Object.entries(wordsOf(done.was)).filter(([, claimed]) =>
          claimed.every((part) => whole(part, fold(before), fold(after))),
        );
        expect(Object.keys(found.now)).toEqual(
          expect.arrayContaining(kept.map(([id]) => `claim ${id}`)),
        );
        for (const [key, words] of Object.entries(found.before)) {
          if (key.startsWith('claim') || words === '') continue;
          const stays = key.startsWith('note')
            ? new RegExp(`\\b${words}\\b`).test(after) && new RegExp(`\\b${words}\\b`).test(before)
            : whole(words, before, after);
          if (stays) expect(found.now[key], key).toBe(words);
        }
      }),
      { numRuns: 300 },
    );
  },
);

/** Whether words stand in both texts once, with the same letters or none before and after them. */
function whole(part: string, before: string, after: string): boolean {
  const edges = (text: string) => {
    const at = text.indexOf(part);
    return at < 0 || at !== text.lastIndexOf(part)
      ? undefined
      : [text.slice(0, at), text.slice(at + part.length)];
  };
  const [was, is] = [edges(before), edges(after)];
  if (!was || !is) return false;
  const joint = (text: string, end: boolean) => (end ? /^\w*/ : /\w*$/).exec(text)?.[0];
  return (
    joint(was[0] ?? '', false) === joint(is[0] ?? '', false) &&
    joint(was[1] ?? '', true) === joint(is[1] ?? '', true)
  );
}

test.each([
  ['flow', false],
  ['keep', true],
] as const)(
  'no annotation of any text is lost, whatever the other text (lines: %s)',
  { timeout: 120_000 },
  (_, keep) => {
    const texts = hostileText.filter((seed) => !seed.startsWith('\uFEFF') && fold(seed) !== '');
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), ends, (before, other, from, to, where) => {
        const front = { title: 'A', seed: 'a.txt', ...(keep && { lines: 'keep' }) };
        const [start, end] = [from % before.length, to % before.length].sort((a, b) => a - b);
        const after = before.slice(0, start) + other + before.slice(end);
        if (!after.isWellFormed() || fold(after) === '') return;
        const mdx = annotated(writePage(before, front, { layout: keep ? 'keep' : 'flow' }), where);
        // A mark may have been put where it reads as the beginning of a note.
        fc.pre(read(mdx, before).source.page.faithful);
        const done = moved(mdx, before, after);
        expect(done).toBeDefined();
        if (done) expectNoneLost(done);
      }),
      { numRuns: 300 },
    );
  },
);
