import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotations } from '../../../src/core/export/annotations.ts';
import { bookOf } from '../../../src/core/export/book.ts';
import { html } from '../../../src/core/render/hast.ts';
import { createJudge, setOf } from '../../../src/core/render/set-passages.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { itemAt } from '../../../src/core/text/lookup.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { comparisonPage, comparisonRows } from '../../../src/core/view/comparisons.ts';
import { mentionsByEntry } from '../../../src/core/view/mentions.ts';
import { referenceRows } from '../../../src/core/view/references.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { type ShownEdition, shownEntries } from '../../../src/core/view/shown.ts';
import { escapeLine } from '../../../src/core/page/write.ts';
import { readPassages } from '../../../src/io/source-markup.ts';
import { editionOf, filesOf, type Given, shownOf, sourceOf } from '../support.ts';

const works = JSON.stringify([
  { id: 'w', type: 'book', title: 'Work', language: 'he' },
  { id: 'v', type: 'book', title: 'Other' },
]);
const entries: Given = {
  'content/glossary/gazette.mdx': '---\nterm: Gazette\nkind: organization\n---\n\nA paper.\n',
};
const seed = 'The *Ministers* met.\n\nThey left at noon.\n';
const page = `<Source>\n\n<Claim id="met" by="gazette" kind="event" verdict="unverified">The \\*Ministers\\* met</Claim>.[^met]\n\nThey left[^left] at noon.\n\n</Source>\n\n[^met]: Once.\n\n[^left]: By train.\n`;

/** An edition that compares its source, with a comparison of this body. */
function shown(body: string, front = '', more: Given = {}): ShownEdition {
  return shownOf(
    editionOf(
      filesOf(
        seed,
        page,
        {
          ...entries,
          'content/comparisons/c.mdx': `---\ntitle: Beside & the work\nsource: a\ndescription: Both.\n---\n\n${body}`,
          'content/references/works.json': works,
          ...more,
        },
        front,
      ),
    ),
  );
}

function pageOf(rendering: ShownEdition) {
  const [comparison] = rendering.edition.comparisons;
  if (!comparison) throw new Error('the edition compares nothing');
  const found = comparisonPage(rendering, comparison);
  return { ...found, html: html(found.nodes) };
}

const both = `See the Gazette.

<Row id="one">

> The \\*Ministers\\* met

> the ministers spoke [@w, p. 3]

> They met [@v]

A *remark* on the Gazette.

</Row>

<Row>

> They left

> They left [@v]

</Row>

## What follows

More.
`;

describe('the page of a comparison', () => {
  test('has the words of the seed and quotations side by side, with what differs marked and said', () => {
    const {
      html: written,
      title,
      references,
      description,
    } = pageOf(shown(both, 'publisher: gazette\n'));
    expect(title.text).toBe('Beside & the work');
    expect(description).toBe('Both.');
    expect(references.map(({ key }) => key).sort()).toEqual(['v', 'w']);
    expect(written).toContain('<li id="row-one" class="row">');
    expect(written).toContain('<a href="/sources/a/#l1"><bdi>Gazette</bdi>, ¶ 1</a>');
    expect(written).toContain(
      '<mark class="signs"><span class="unseen" data-apparatus="">[sign differs: </span>*<span',
    );
    expect(written).toContain('[capital letter differs: </span>the ministers<span');
    expect(written).toContain('[differs: </span>spoke<span');
    expect(written).toContain(' the same, word for word</figcaption>');
    expect(written).toContain('Marked: <mark class="words">other words</mark>');
    expect(written).toContain('<h2 id="s-what-follows">What follows</h2>');
    expect(written).toContain('<div class="remark"><p>A <em>remark</em> on the Gazette.</p>');
    expect(written.indexOf('See the')).toBeLessThan(written.indexOf('Marked'));
  });

  test('says how far what is too long is compared', () => {
    const long = (end: string) => `${'They left '.repeat(500)}${end}`;
    const rowOf = (words: string, quoted: string) =>
      `<Row>\n\n> ${words}\n\n> ${quoted} [@v]\n\n</Row>\n`;
    const pageFor = (words: string, quoted: string) =>
      pageOf(
        shownOf(
          editionOf(
            filesOf(`${words}\n`, `<Source>\n\n${words}\n\n</Source>\n`, {
              'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n${rowOf(words, quoted)}`,
              'content/references/works.json': works,
            }),
          ),
        ),
      ).html;
    const isLong = expect.stringContaining('compared in its first 1000 words and signs');
    expect(pageFor(long('at noon.'), long('at night.'))).toEqual(isLong);
    expect(pageFor('They left', long('at noon.'))).toEqual(isLong);
    expect(pageFor(long('').trim(), long('').trim())).toContain('the same, word for word');
  });

  test('names a source by its title where nobody published it, and sets words of other languages', () => {
    const { html: written } = pageOf(shown(both, 'language: fa\nlines: keep\n'));
    expect(written).toContain('<bdi>A</bdi>, ¶ 1');
    expect(written).toContain(
      '<blockquote class="keep" data-passage="a.txt" data-start="0" data-end="19" lang="fa" dir="ltr">',
    );
  });

  test.each([
    ['a date among letters from the right', 'در تاریخ 1399/2/3 نوشته شد', '4', '1399/2/'],
    ['a number by itself, among words that run from the right', '10-5', '6', '10-'],
  ])(
    'marks numbers whole that words at their ends would turn round: %s',
    (_, words, other, part) => {
      const quoted = words.replace(/\d(?!.*\d)/, other);
      const rendering = shownOf(
        editionOf(
          filesOf(`${words}\n`, `<Source>\n\n${words}\n\n</Source>\n`, {
            'content/edition.yaml': 'title: A\nlanguage: fa\n',
            'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n<Row>\n\n> ${words}\n\n> ${quoted} [@v]\n\n</Row>\n`,
            'content/references/works.json': works,
          }),
        ),
      );
      const own = words.replace(/^\D*(.*\d).*$/, '$1');
      const marked = (of: ShownEdition) =>
        pageOf(of)
          .html.match(/<\/span>[^<]*<span class="unseen/g)
          ?.map((found) => found.slice('</span>'.length, found.indexOf('<span')));
      expect(marked({ ...rendering, direction: 'rtl' })).toEqual([own, part + other]);
    },
  );

  test('marks of numbers among letters from the left what differs alone', () => {
    const rowOf =
      '<Row>\n\n> They left\n\n> They left on 1-5 [@v]\n\n> They left on 1-6 [@w]\n\n</Row>\n';
    expect(pageOf(shown(rowOf)).html).toContain('</span>on 1-5<span');
  });

  const quoting = (seed: string, body: string, quoted: string, front = '') =>
    shownOf(
      editionOf(
        filesOf(
          seed,
          `<Source>\n\n${body}\n\n</Source>\n`,
          {
            'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n<Row>\n\n> ${quoted}\n\n> ${quoted} [@v]\n\n</Row>\n`,
            'content/references/works.json': works,
          },
          front,
        ),
      ),
    );

  test.each([
    [
      'a gap',
      'In 18<Gap extent="2 words"/>95 they paid',
      'In 18<bdi class="missing" data-apparatus="">[2 words]</bdi>95 they paid',
    ],
    [
      'what is deleted',
      'In 1895 <Del>they</Del> paid',
      'In 1895 <del class="del" title="deleted">they</del> paid',
    ],
    [
      'what is supplied',
      'In <Supplied>1895 they</Supplied> paid',
      'In <span class="supplied" title="supplied by the editors">1895 they</span> paid',
    ],
  ])('shows in what it quotes of a source %s, and calls it not the same', (_, body, told) => {
    const { html: written } = pageOf(
      quoting('In 1895 they paid him.\n', `${body} him.`, 'In 1895 they paid'),
    );
    expect(written).toContain(`dir="ltr">${told}</blockquote>`);
    expect(written).toContain(
      ' the same words, though some are missing, deleted or supplied in the source</figcaption>',
    );
    expect(readPassages(`<html lang="en">${written}`)).toMatchObject([
      { text: 'In 1895 they paid' },
    ]);
    expect(readPassages(`<html lang="en">${written}`)[0]?.foreign).toBeUndefined();
  });

  test('shows how the original looks as far as it is quoted, and nothing that stands at its edges, or of pages', () => {
    const { html: written } = pageOf(
      quoting(
        'In 1895 they paid him once.\n',
        '<Hi rend="bold">In <Gap/>1895</Hi> <Page n="2"/>they <Hi rend="italic">paid <Unclear>him</Unclear><Gap/> once</Hi>.',
        '1895 they paid him',
      ),
    );
    expect(written).toContain(
      'dir="ltr"><b class="hi">1895</b> they <i class="hi">paid <span class="unclear" title="unclear">him</span></i></blockquote>',
    );
    expect(written).toContain('the same, word for word');
  });

  test.each([
    ['\n', 'one', ''],
    ['\r\n', 'one', ''],
    ['\n', 'a   b', 'lines: keep\n'],
  ])('shows what is missing between two paragraphs there: %j, %s', (end, first, front) => {
    const gap = '<bdi class="missing" data-apparatus="">[3 lines]</bdi>';
    const rendering = quoting(
      `${first}${end}${end}two${end}`,
      `${first}\n\n<Gap extent="3 lines"/>\n\ntwo`,
      `${first} two`,
      front,
    );
    const { html: written } = pageOf(rendering);
    expect(written).toContain(`${first}\n${gap}\ntwo</blockquote>`);
    const [source] = rendering.edition.sources;
    const [passage] = readPassages(`<html lang="en">${written}`);
    expect(source && passage && createJudge(setOf(source))(passage)).toBeUndefined();
  });

  test('marks what differs within how the original looks', () => {
    const { html: written } = pageOf(
      shown('<Row>\n\n> They left at noon.\n\n> They left at night. [@v]\n\n</Row>\n', '', {
        'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n${page.replace('at noon', 'at <Hi rend="italic">no</Hi><Del>on</Del>')}`,
      }),
    );
    expect(written).toContain(
      '<i class="hi"><mark class="words"><span class="unseen" data-apparatus="">[differs: </span>no</mark></i><del class="del" title="deleted"><mark class="words">on<span class="unseen" data-apparatus="">]</span></mark></del>.',
    );
  });

  test('shows in rows of a table what their source has there', () => {
    const table = 'Name     שם       Hurt\nFirst    12       31\n';
    const rendering = quoting(
      table,
      table
        .trim()
        .replace('\n', '\\\n')
        .replace('12', '1<Gap/>2<Gap/>')
        .replace('31', '<Del>31</Del>'),
      table.trim().replaceAll(/\s+/g, ' '),
    );
    const { html: written } = pageOf(rendering);
    expect(written).toContain('data-level="2">[gap]</bdi>');
    expect(written).toContain('<del class="del" title="deleted">');
    const [source] = rendering.edition.sources;
    const [passage] = readPassages(`<html lang="en">${written}`);
    expect(passage?.foreign).toBeUndefined();
    expect(source && passage && createJudge(setOf(source))(passage)).toBeUndefined();
  });

  test('says nothing of marks where there are none, and leaves out what is not found yet', () => {
    const plain = '<Row>\n\n> They left\n\n> They left [@v]\n\n</Row>\n';
    expect(pageOf(shown(plain)).html).not.toContain('Marked');
    const unfound = '<Row>\n\n> nowhere\n\n> They left\n\n</Row>\n';
    expect(pageOf(shown(unfound)).html).toBe('');
    const uncited = '<Row>\n\n> They left\n\n> They went\n\n</Row>\n';
    expect(pageOf(shown(uncited)).html).toContain('<figcaption></figcaption>');
  });

  test('leads to the page of the source where that differs from its seed, as while somebody writes', () => {
    const other = page.replace('at noon', 'at night');
    const edition = {
      'content/sources/a.mdx': `---\ntitle: A\nseed: a.txt\n---\n\n${other}`,
    };
    const differing = shown(both, '', edition);
    expect(html(renderSourcePage(sourceOf(differing.edition), differing).notes)).not.toContain(
      'Compared',
    );
    expect(pageOf(differing).html).toContain('<a href="/sources/a/"><bdi>A</bdi>, ¶ 0');
  });

  test('tells what stands in a passage that was not written there', () => {
    const { html: written } = pageOf(shown(both));
    const foreignIn = (change: string, to: string) =>
      readPassages(written.replace(change, to)).map(({ foreign }) => foreign)[0];
    expect(foreignIn('met</blockquote>', '<b>met</b></blockquote>')).toBe('<b>');
    expect(foreignIn('met</blockquote>', '<!-- a -->met</blockquote>')).toBeUndefined();
    expect(foreignIn('<mark class="case"><span', '<mark class="case" hidden><span')).toBe(
      '<mark class="case" hidden="">',
    );
    expect(foreignIn('<mark class="case"><span', '<mark><span')).toBe('<mark>');
    expect(foreignIn('class="unseen" data-apparatus=""', 'class="unseen"')).toBe(
      '<span class="unseen">',
    );
    expect(readPassages('<p data-passage="a.txt">b</p>')).toMatchObject([
      { seed: 'a.txt', start: '', end: '', text: 'b', foreign: '<p data-passage="a.txt">' },
    ]);
  });

  test('holds the passages of seeds that any script can read and compare', () => {
    const found = readPassages(pageOf(shown(both)).html);
    expect(found).toMatchObject([
      { seed: 'a.txt', start: '0', end: '19', text: 'The *Ministers* met' },
      { seed: 'a.txt', start: '22', end: '31', text: 'They left' },
    ]);
  });
});

describe('what leads to a comparison', () => {
  const rendering = shown(both);

  test('are the list, the navigation, and no navigation where there is none', () => {
    expect(comparisonRows(rendering)).toEqual([
      {
        link: { text: 'Beside & the work', href: '/comparisons/c/' },
        description: 'Both.',
        rows: 2,
      },
    ]);
    const named = (one: ShownEdition) => chromeOf(one, false).navigation.map(({ text }) => text);
    expect(named(rendering)).toContain('Comparisons');
    expect(named(shownOf(editionOf(filesOf(seed, page))))).not.toContain('Comparisons');
  });

  test('are the source, by its paragraphs, and the notes on words that are compared', () => {
    const source = sourceOf(rendering.edition);
    const { compared, notes } = renderSourcePage(source, rendering);
    expect(html(compared)).toBe(
      '<li><a href="/comparisons/c/">Beside &amp; the work</a>, ¶ 1, 2</li>',
    );
    const [met = '', left = ''] = html(notes).split('id="note-left"');
    expect(met).toContain('Compared: <a href="/comparisons/c/#row-one">');
    expect(left).toContain('Compared: <a href="/comparisons/c/">');
  });

  test('are the works, the entries and the annotations', () => {
    const cited = referenceRows(rendering).flatMap((row) =>
      row.cited.flatMap(({ links }) => links),
    );
    expect(cited.map(({ href }) => href)).toEqual(['/comparisons/c/', '/comparisons/c/']);
    const mentions = mentionsByEntry(rendering, shownEntries(rendering)).get('gazette') ?? [];
    expect(mentions.flatMap(({ notes }) => notes.map(({ place }) => place))).toEqual([
      'Comparison',
      'Comparison',
    ]);
    const source = sourceOf(rendering.edition);
    const { first } = JSON.parse(annotations(source, rendering.edition, 'https://e.org')) as {
      first: { items: { motivation: string; body: unknown; target: unknown }[] };
    };
    const links = first.items.filter(({ motivation }) => motivation === 'linking');
    expect(links.map(({ body }) => body)).toEqual([
      'https://e.org/comparisons/c/#row-one',
      'https://e.org/comparisons/c/',
    ]);
    expect(JSON.stringify(links[1]?.target)).toContain('"exact":"They left"');
  });

  test('is nothing as long as the words are not found', () => {
    const unfound = shown('<Row>\n\n> nowhere\n\n> They left [@v]\n\n</Row>\n');
    const source = sourceOf(unfound.edition);
    expect(renderSourcePage(source, unfound).compared).toEqual([]);
    expect(annotations(source, unfound.edition, '')).not.toContain('linking');
  });

  test('is its place in a book', () => {
    const { chapters, places } = bookOf(rendering, (items) => items);
    expect(places.get('/comparisons/c/')).toEqual({ name: 'comparison-c' });
    const chapter = chapters.find(({ name }) => name === 'comparison-c');
    expect(chapter && html(chapter.nodes)).toContain('data-passage="a.txt"');
  });
});

test('whatever is quoted of whatever seed, the page has it as the seed does', () => {
  const sign = fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '*',
    '_',
    '<',
    '😀',
    'é',
    'ש',
    '"',
    '`',
    '[',
    '&amp;',
  );
  fc.assert(
    fc.property(
      fc.array(sign, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.nat(),
      (signs, from, length) => {
        const text = `x ${signs.join('').replaceAll('\n', ' ')} y`;
        const characters = [...text];
        const start = from % characters.length;
        const words = fold(characters.slice(start, start + 1 + (length % 9)).join(''));
        // Also where one begins within another.
        const once = fold(text).indexOf(words) === fold(text).lastIndexOf(words);
        fc.pre(words !== '' && once);
        const body = `<Row>\n\n> ${escapeLine(words)}\n\n> b [@v]\n\n</Row>\n`;
        const edition = editionOf(
          filesOf(text, `<Source>\n\n${escapeLine(text)}\n\n</Source>\n`, {
            'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n${body}`,
            'content/references/works.json': works,
          }),
        );
        const [passage] = readPassages(pageOf(shownOf(edition)).html);
        expect(passage && fold(passage.text)).toBe(words);
        const [begin, end] = [Number(passage?.start), Number(passage?.end)];
        expect(fold(characters.slice(begin, end).join(''))).toBe(words);
      },
    ),
    { numRuns: 60 },
  );
});

test('each row looks at no more of how the original looks than at what is its own', () => {
  const lines = 300;
  const text = `${'Gone now.\n'.repeat(lines)}They left.\n`;
  const marked = `${'<Hi rend="bold">Gone <Del>now</Del></Hi><Gap/>.\n'.repeat(lines)}They <Del>left</Del>.\n`;
  const row = '<Row>\n\n> They left\n\n> They went [@w]\n\n</Row>\n\n';
  const read = (rows: number) => {
    const rendering = shownOf(
      editionOf(
        filesOf(text, `<Source>\n\n${marked.trim()}\n\n</Source>\n`, {
          'content/comparisons/c.mdx': `---\ntitle: C\nsource: a\n---\n\n${row.repeat(rows)}`,
          'content/references/works.json': works,
        }),
      ),
    );
    const { renditions, wordless } = itemAt(rendering.edition.sources, 0).page;
    let reads = 0;
    const count = (one: object, name: string, value: number) =>
      Object.defineProperty(one, name, { enumerable: true, get: () => (reads++, value) });
    for (const one of renditions) count(one, 'start', one.start);
    for (const one of wordless) count(one, 'offset', one.offset);
    expect(pageOf(rendering).html.split('>left<')).toHaveLength(rows + 1);
    return reads;
  };
  expect((read(51) - read(1)) / 50).toBeLessThan(150);
});

test('what many rows ask of one source is worked out once', () => {
  const row = '<Row>\n\n> They left\n\n> They went [@w]\n\n</Row>\n\n';
  const startsRead = (rows: number) => {
    const rendering = shown(row.repeat(rows));
    const block = rendering.edition.sources[0]?.page.blocks[0];
    if (!block) throw new Error('Unexpected page without a block');
    let read = 0;
    const { start } = block;
    Object.defineProperty(block, 'start', { enumerable: true, get: () => (read++, start) });
    expect(pageOf(rendering).html.split('class="row"')).toHaveLength(rows + 1);
    return read;
  };
  expect(startsRead(50)).toBe(startsRead(1));
  expect(startsRead(1)).toBeGreaterThan(0);
});
