import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { createMatcher } from '../../../src/core/edition/matcher.ts';
import { createTerms, linkCommentary } from '../../../src/core/edition/terms.ts';
import { textFile } from '../../../src/core/page/file.ts';
import type { ProseNode, Scope } from '../../../src/core/page/model.ts';
import { childrenOf } from '../../../src/core/page/prose-children.ts';
import { editionOf, filesOf, type Given, placesOf, sourceOf } from '../support.ts';

/** A glossary of entries, each with its names, the first its term. */
function glossary(entries: Record<string, string[]>): Given {
  return Object.fromEntries(
    Object.entries(entries).map(([id, [name, ...aliases]]) => [
      `content/glossary/${id}.mdx`,
      `---\nterm: ${name}\nkind: term\naliases: [${aliases.join(', ')}]\n---\nA word.\n`,
    ]),
  );
}

const usual = glossary({
  iran: ['Iran', 'Persia'],
  'iran-air': ['Iran Air'],
  us: ['US', 'United States'],
  treaty: ['the treaty', 'NPT'],
  伊朗: ['x'],
});
delete usual['content/glossary/伊朗.mdx'];

function read(
  text: string,
  seed: string,
  { front = '', before = '', rest = '', names = usual } = {},
) {
  const body = `${before}\n<Source>\n\n${text}\n\n</Source>\n\n${rest}`;
  const edition = editionOf(filesOf(seed, body, names, front));
  return { ...sourceOf(edition), findings: edition.findings };
}

/** The linked stretches of the source text, as `words=entry`. */
function links(text: string, seed = text, options = {}): string[] {
  const { linked } = read(text, seed, options);
  return linked.links.map(({ start, end, entry }) => `${seed.slice(start, end)}=${entry}`);
}

/** Prose with its links in brackets. */
function shown(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) =>
      node.type === 'term'
        ? `[${shown(node.children)}]`
        : 'value' in node
          ? node.value
          : shown(childrenOf(node).flat()),
    )
    .join('');
}

/** What a mention stands in, as `before` or `note:<id>`. */
function shownScope(scope: Scope): string {
  return scope.kind === 'note' ? `note:${scope.id}` : scope.kind;
}

/** The mentions, as `scope entry`. */
function mentions(text: string, seed = text, options = {}): string[] {
  return read(text, seed, options).linked.mentions.map(
    ({ scope, entry }) => `${shownScope(scope)} ${entry}`,
  );
}

describe('a link in the source text', () => {
  test.each<[string, string, string[]]>([
    ['is the longest name', 'Iran Air', ['Iran Air=iran-air']],
    [
      'is made at the first mention of each entry',
      'Iran, Persia, US and Iran',
      ['Iran=iran', 'US=us'],
    ],
    ['is made in a possessive', 'Iran’s', ['Iran=iran']],
    ['is not made inside a word', 'Iranian', []],
    ['is not made for other letters of two capitals', 'us and npt', []],
    [
      'is made in other letters of one capital',
      'IRAN and The Treaty',
      ['IRAN=iran', 'The Treaty=treaty'],
    ],
  ])('%s', (_, text, expected) => expect(links(text)).toEqual(expected));

  test('is made over white space of any kind', () => {
    expect(links('the treaty', 'the\r\n treaty')).toEqual(['the\r\n treaty=treaty']);
  });

  test('is made in scripts without spaces', () => {
    const names = glossary({ a: ['伊朗'], b: ['อิหร่าน'] });
    expect(links('与伊朗的，ประเทศอิหร่านและ', undefined, { names })).toEqual(['伊朗=a', 'อิหร่าน=b']);
  });

  test('is not made in a heading, which is a mention all the same', () => {
    const { linked } = read('# Iran\n\nIran', 'Iran\n\nIran');
    expect(linked.links).toEqual([{ start: 6, end: 10, entry: 'iran' }]);
    expect(linked.mentions).toHaveLength(2);
  });

  test.each([
    ['the beginning of a claim', 'Iran <Claim id="x">Air</Claim>', 'Iran Air'],
    ['the end of a claim', '<Claim id="x">Iran</Claim> Air', 'Iran Air'],
    ['the mark of a note', 'Iran[^n] Air', 'Iran Air'],
    ['the edge of a term', '<Term id="us">the</Term> treaty', 'the treaty'],
  ])('is not made across %s', (_, text, seed) => {
    expect(links(text, seed)).toEqual([]);
    expect(mentions(text, seed).filter((m) => m !== 'source us')).toEqual([]);
  });

  test('is made within a claim, or up to its edges', () => {
    expect(
      links('<Claim id="x">Iran Air</Claim> <Claim id="y">US a</Claim>', 'Iran Air US a'),
    ).toEqual(['Iran Air=iran-air', 'US=us']);
  });

  test('is not made again for what a <Term> links', () => {
    expect(links('<Term id="iran">it</Term> is Iran', 'it is Iran')).toEqual([]);
    expect(links('Iran is <Term id="iran">it</Term>', 'Iran is it')).toEqual(['Iran=iran']);
    expect(
      links('<Term id="us">Iran, <Term id="npt">a</Term> Persia</Term> US', 'Iran, a Persia US'),
    ).toEqual([]);
  });

  test('is not made for an entry that the page leaves unlinked, which is mentioned', () => {
    const front = 'unlinked: [iran]\n';
    expect(links('Iran and US', undefined, { front })).toEqual(['US=us']);
    expect(mentions('Iran', undefined, { front })).toEqual(['source iran']);
  });

  test('is not made in a page that is not its seed', () => {
    expect(links('Iran', 'Iraq')).toEqual([]);
  });
});

describe('a link in prose', () => {
  const rest = 'Iran, Iran and *Persia*; US.\n\n[^a]: Iran, Iran and US.\n\n[^b]: Persia.\n';
  const { linked } = read('Iran[^a][^b]', 'Iran', { before: 'US and Iran.\n', rest });

  test('is made at the first mention in each note, and in the prose before and after the text', () => {
    expect(shown(linked.before)).toBe('[US] and [Iran].');
    expect(shown(linked.after)).toBe('Iran, Iran and Persia; US.');
    expect(linked.notes.map(({ children }) => shown(children))).toEqual([
      '[Iran], Iran and [US].',
      '[Persia].',
    ]);
  });

  test('is counted with every mention', () => {
    expect(linked.mentions.map(({ scope, entry }) => `${shownScope(scope)} ${entry}`)).toEqual([
      ...['before us', 'before iran', 'source iran'],
      ...['note:a iran', 'note:a iran', 'note:a us', 'note:b iran'],
      ...['after iran', 'after iran', 'after iran', 'after us'],
    ]);
    expect(linked.mentions[2]?.range).toEqual({ start: 0, end: 4 });
  });

  test.each([
    ['a link', '[Iran](/a) Iran', 'Iran [Iran]', 2],
    ['a heading', '## Iran\n\nIran', 'Iran[Iran]', 2],
    ['code', '`Iran` Iran', 'Iran [Iran]', 1],
    ['a citation', '[@k, Iran] Iran', ' [Iran]', 1],
  ])('is not made in %s', (_, text, expected, count) => {
    const { linked: own } = read('a', 'a', { before: `${text}\n` });
    expect(shown(own.before)).toBe(expected);
    expect(own.mentions).toHaveLength(count);
  });

  test('is not made again for what a <Term> links', () => {
    const { linked: own } = read('a', 'a', {
      before: '<Term id="iran">It</Term>, Iran; <Term>US</Term>.\n',
    });
    expect(shown(own.before)).toBe('[It], Iran; [US].');
    expect(own.mentions.map(({ entry }) => entry)).toEqual(['iran', 'iran']);
  });
});

describe('a name that entries share', () => {
  const names = glossary({ npt: ['NPT', 'the treaty'], abm: ['ABM', 'The treaty'] });
  const options = { names };

  test('is a fault, told once a page, at its place and where the entries have it', () => {
    const { findings, linked } = read(
      'a \\* the treaty and the treaty',
      'a * the treaty and the treaty',
      options,
    );
    expect(placesOf(findings)).toEqual(['alias-ambiguous 9:6']);
    expect(findings[0]).toMatchObject({
      message: 'Unexpected “The treaty”, expected a name of one entry: abm and npt share it',
      hint: 'put <Term id="abm"> before these words and </Term> after them, or add “senses: { The treaty: abm }” to the frontmatter of a source page',
      related: [
        { file: 'content/glossary/abm.mdx', start: { line: 4, column: 11 } },
        { file: 'content/glossary/npt.mdx', start: { line: 4, column: 11 } },
      ],
    });
    expect(linked.mentions).toEqual([]);
  });

  test('is told at its place in prose', () => {
    const { findings } = read('a[^n]', 'a', { ...options, rest: '[^n]: So &amp; the treaty.\n' });
    expect(placesOf(findings)).toEqual(['alias-ambiguous 13:16']);
  });

  test('means what the page says', () => {
    const own = { ...options, front: 'senses: { "the  TREATY": npt }\n' };
    expect(links('the treaty', undefined, own)).toEqual(['the treaty=npt']);
    expect(read('the treaty', 'the treaty', own).findings).toEqual([]);
  });

  test('means what a <Term> said last, here and in notes', () => {
    const text =
      '<Term id="abm">the treaty</Term>, the treaty[^n], <Term id="npt">the treaty</Term> and the treaty';
    const seed = 'the treaty, the treaty, the treaty and the treaty';
    const { linked, findings } = read(text, seed, { ...options, rest: '[^n]: The treaty.\n' });
    expect(findings).toEqual([]);
    expect(linked.mentions.map(({ scope, entry }) => `${shownScope(scope)} ${entry}`)).toEqual([
      'source abm',
      'source abm',
      'source npt',
      'source npt',
      'note:n npt',
    ]);
  });

  test('means nothing where the page names an entry without it', () => {
    const front = 'senses: { the treaty: start }\n';
    expect(placesOf(read('the treaty', 'the treaty', { ...options, front }).findings)).toEqual([
      'alias-ambiguous 10:1',
    ]);
  });
});

describe('the definition of an entry', () => {
  const edition = editionOf({
    'content/edition.yaml': 'title: A\n',
    'content/glossary/a.mdx': '---\nterm: Alpha\nkind: term\n---\nAlpha is no Beta.\n\nBeta.\n',
    'content/glossary/b.mdx': '---\nterm: Beta\nkind: term\n---\nUnlike Alpha.\n',
    'content/timeline.yaml': '- date: 2002\n  text: Beta and Alpha\n',
  });

  test('links others, not itself', () => {
    const [a, b] = ['a', 'b'].map((id) => edition.glossary.get(id));
    expect(shown(a?.linked ?? [])).toBe('Alpha is no [Beta].Beta.');
    expect(a?.mentions).toMatchObject([
      { entry: 'b', scope: { kind: 'prose' }, words: { start: 12, end: 16 } },
      { entry: 'b', scope: { kind: 'prose' }, words: { start: 0, end: 4 } },
    ]);
    expect(shown(b?.linked ?? [])).toBe('Unlike [Alpha].');
  });

  test('is linked from the timeline', () => {
    expect(shown(edition.timeline[0]?.linked ?? [])).toBe('[Beta] and [Alpha]');
    expect(edition.timeline[0]?.mentions.map(({ entry }) => entry)).toEqual(['b', 'a']);
  });
});

test('an entry that cannot be read names nothing', () => {
  const names = { 'content/glossary/a.mdx': '---\nkind: term\naliases: [Alpha]\n---\nA.\n' };
  expect(links('Alpha', undefined, { names })).toEqual([]);
});

describe('an ambiguous name', () => {
  const two = glossary({ a: ['Paris', 'Lyon'], b: ['paris', 'lyon'] });

  test('is told where each of them stands in a note, at its own place', () => {
    const { findings } = read('x[^n]', 'x', { rest: '[^n]: Paris \\* Lyon', names: two });
    expect(placesOf(findings).filter((place) => place.startsWith('alias-'))).toEqual([
      'alias-ambiguous 13:7',
      'alias-ambiguous 13:16',
    ]);
  });

  describe('of very many entries', () => {
    const ids = Array.from({ length: 15 }, (_, n) => `e${10 + n}`);
    const names = glossary(Object.fromEntries(ids.map((id) => [id, [`The ${id}`, 'Paris']])));

    test('names some of them, and how many more there are', () => {
      const { findings } = read('In Paris', 'In Paris', { names });
      const told = findings.filter(({ code }) => code === 'alias-ambiguous');
      expect(told).toHaveLength(1);
      expect(told[0]?.related).toHaveLength(10);
      expect(told[0]?.message).toBe(
        'Unexpected “Paris”, expected a name of one entry: e10 and e11 and e12 and e13 and e14 and e15 and e16 and e17 and e18 and e19 and 5 more share it',
      );
    });

    test('means any of them that the page says', () => {
      const front = 'senses: { Paris: e24 }\n';
      expect(links('In Paris', 'In Paris', { names, front })).toEqual(['Paris=e24']);
    });

    test('leaves none of them unused', () => {
      const problems = runChecks(editionOf(filesOf('In Paris', 'In Paris', names)));
      expect(problems.filter(({ code }) => code === 'entry-unused')).toEqual([]);
    });

    test('has them in order once, however often a text says it', () => {
      const { find } = createMatcher(ids.map((entry) => ({ text: 'Paris', entry })));
      const [first, second, third] = find('Paris and PARIS and Paris');
      expect(first?.entries).toEqual(ids);
      expect(second?.entries).toBe(first?.entries);
      expect(third?.entries).toBe(first?.entries);
    });
  });

  test('is told without the other places where YAML has them only by reference', () => {
    const entry = (term: string) =>
      `---\nterm: ${term}\nkind: term\nsame-as: &list ['https://a.b']\naliases: *list\n---\nA word.\n`;
    const names = {
      'content/glossary/a.mdx': entry('One'),
      'content/glossary/b.mdx': entry('Other'),
    };
    const { findings } = read('At https://a.b now', 'At https://a.b now', { names });
    const told = findings.filter(({ code }) => code === 'alias-ambiguous');
    expect(told).toMatchObject([{ related: [] }]);
  });
});

test('a name that the file writes otherwise is told where its words begin', () => {
  const entries = [...editionOf(glossary({ a: ['Paris'], b: ['paris'] })).glossary.values()];
  const file = textFile('a.mdx', 'x &amp; y');
  const nodes: ProseNode[] = [{ type: 'text', value: 'In Paris', at: 2 }];
  const { findings } = linkCommentary({ nodes, file }, createTerms(entries));
  expect(placesOf(findings)).toEqual(['alias-ambiguous 1:3']);
});
