import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../src/core/render/hast.ts';
import { renderSourcePage } from '../../src/core/view/source-page.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { noFaults, type Outcome, run } from '../command.ts';
import { shownOf } from '../core/support.ts';
import { hash, temporaryFolder, treeOf, write } from '../folder.ts';
import { root } from '../root.ts';

function blank(): string {
  const folder = temporaryFolder();
  write(folder, { 'content/edition.yaml': 'title: New\nurl: https://example.org\n' });
  return folder;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const take = (folder: string, ...words: string[]) =>
  run('import', ['tei', ...words, '--edition', folder]);

const ns = 'xmlns="http://www.tei-c.org/ns/1.0"';
const letter = (inner: string) => `<?xml version="1.0"?>
<TEI ${ns}>
  <text><body>${inner}</body></text>
</TEI>
`;

/** Writes a file that is to be taken in, and returns its path. */
function given(content: string | Uint8Array, name = 'letter.xml'): string {
  const folder = temporaryFolder();
  write(folder, { [name]: content });
  return join(folder, name);
}

describe('import tei', () => {
  test('makes seeds, pages, entries and works, and keeps the file', async () => {
    const folder = blank();
    const header =
      '<teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt><sourceDesc><bibl><title>The Gazette</title></bibl></sourceDesc></fileDesc></teiHeader>';
    const lists =
      '<listPerson><person xml:id="m"><persName>Ann Marsh</persName><note>A pilot.</note></person></listPerson>';
    const xml = letter(
      `<p>To <persName ref="#m">Mrs. <hi rend="i">Marsh</hi></persName>.<note n="*">Of <ref target="#n">Rye</ref>.</note></p>${lists}`,
    ).replace('<text>', `${header}<text>`);
    const path = given(xml, 'A Letter.xml');
    const { code, stdout, stderr } = await take(folder, path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        path,
        '  1 document, 1 note of the source with a mark and 0 in the line, 0 notes of editors',
        '  1 entry, 0 of them there already, 1 mention; 1 work',
        '  words taken, and nothing else: ref 1 (line 3)',
        `${path}:3:249 warning Unexpected reference “#n” of <ref> to nowhere, expected the id of an element`,
        '',
      ].join('\n'),
    );
    expect(Object.keys(treeOf(folder)).filter((name) => /\.|SUMS/.test(name))).toEqual([
      'content/edition.yaml',
      'content/glossary/ann-marsh.mdx',
      'content/references/a-letter.json',
      'content/sources/a-letter.mdx',
      'originals/a-letter.xml.txt',
      'seeds/SHA256SUMS',
      'seeds/a-letter.txt',
    ]);
    expect(read(folder, 'originals/a-letter.xml.txt')).toBe(xml);
    expect(read(folder, 'seeds/a-letter.txt')).toBe('To Mrs. Marsh.[*]\n\n[*] Of Rye.\n');
    const page = read(folder, 'content/sources/a-letter.mdx');
    expect(page).toContain(
      'To <Term id="ann-marsh">Mrs. <Hi rend="italic">Marsh</Hi></Term>.<Mark note="note-1">\\[\\*]</Mark>\n',
    );
    expect(page).toMatch(/ by: Margent \S+, saxes \S+, TEI text 3\n/);
    expect(page).toContain(
      `sha256: ${hash(xml)}\n  original: a-letter.xml.txt\n---\n\n[@A-Letter]\n`,
    );
    const checked = await run('check', ['--edition', folder]);
    expect(checked).toMatchObject({ code: 0, stdout: noFaults });

    const before = treeOf(folder);
    const again = await take(folder, path);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(
      'second page for this file, expected one: it has content/sources/a-letter.mdx',
    );
    const other = given(xml.replace('pilot', 'baker'), 'A Letter.xml');
    expect((await take(folder, other)).stderr).toMatch(
      /content\/references\/a-letter.json|content\/sources\/a-letter.mdx|seeds\/a-letter.txt, which is there already/,
    );
    expect(treeOf(folder)).toEqual(before);
  });

  test('several files are taken, or none; the entries of one are known to the next', async () => {
    const list = '<listPlace><place xml:id="r"><placeName>Rye</placeName></place></listPlace>';
    const [one, two, bad] = [
      given(letter(`<p>At <placeName ref="#r">R.</placeName></p>${list}`), 'one.xml'),
      given(letter(`<p>In <placeName ref="#r">R.</placeName></p>${list}`), 'two.xml'),
      given('<TEI>', 'bad.xml'),
    ];
    const folder = blank();
    const before = treeOf(folder);
    expect(await take(folder, one, two, bad)).toMatchObject({ code: 1, stdout: '' });
    expect(treeOf(folder)).toEqual(before);
    const { code, stdout } = await take(folder, one, two);
    expect(code).toBe(0);
    expect(stdout).toContain('1 entry, 1 of them there already, 1 mention');
    expect(read(folder, 'seeds/SHA256SUMS').split('\n')).toHaveLength(3);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
    expect((await take(blank(), one, one)).stderr).toContain(
      'originals/one.xml.txt, which is there already',
    );
  });

  test('a file of lists alone makes entries, to which the letters beside it lead', async () => {
    const folder = blank();
    const persons = given(
      `<TEI ${ns}><standOff><listPerson><person xml:id="a"><persName>Ann</persName></person></listPerson></standOff></TEI>`,
      'persons.xml',
    );
    const one = given(letter('<p>To <persName ref="persons.xml#a">her</persName>.</p>'), 'one.xml');
    expect(await take(folder, one, persons)).toMatchObject({ code: 0, stderr: '' });
    expect(read(folder, 'content/sources/one.mdx')).toContain('To <Term id="ann">her</Term>.');
    expect(
      Object.keys(treeOf(folder)).filter((name) => /^(?:seeds|originals)\/./.test(name)),
    ).toEqual(['originals/one.xml.txt', 'seeds/SHA256SUMS', 'seeds/one.txt']);
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stdout: noFaults });
  });

  test('--footnotes editors', async () => {
    const folder = blank();
    const path = given(letter('<p>a<note>b</note></p>'));
    expect(await take(folder, path, '--footnotes', 'editors')).toMatchObject({ code: 0 });
    expect(read(folder, 'content/sources/letter.mdx')).toContain(
      'a[^note-1]\n\n</Source>\n\n[^note-1]: b\n',
    );
    expect((await take(folder, path, '--footnotes', 'x')).stderr).toContain(
      'expected one of source, editors',
    );
  });

  test('what is asked has to be there', async () => {
    const folder = blank();
    const first = async (...words: string[]) =>
      (await run('import', [...words, '--edition', folder])).stderr.split('\n')[0];
    expect(await first()).toBe('Unexpected end, expected what the files are: tei, annotations');
    expect(await first('toString')).toBe(
      'Unexpected “toString”, expected what the files are: tei, annotations',
    );
    expect(await first('tei')).toBe('Unexpected end, expected the name of a file');
    expect(await first('tei', 'none.xml')).toContain(
      'none.xml error Unexpected name of a file that is not there',
    );
    expect(await first('tei', folder)).toContain('expected a regular file of at most 50 MB');
  });
});

describe('what is no TEI is told at its place, and nothing is written', () => {
  const laughs = `<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>`;
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(letter('<p>ü</p').replace('?>', ' encoding="UTF-16"?>'), 'utf16le'),
  ]);
  test.each<[string, string | Uint8Array, string]>([
    [
      'entities',
      `<?xml version="1.0"?>\n${laughs}<TEI ${ns}>&b;</TEI>`,
      '2:1 error Unexpected document type declaration',
    ],
    [
      'an external entity',
      `<!DOCTYPE TEI SYSTEM "file:///etc/passwd"><TEI ${ns}/>`,
      '1:1 error Unexpected document type declaration',
    ],
    [
      'an entity that nothing declares',
      letter('<p>&nbsp;</p>'),
      '3:23 error Unexpected XML that is not well-formed, expected it to be: undefined entity',
    ],
    ['no namespace', '<TEI><text/></TEI>', '1:1 error Unexpected <TEI> in no namespace'],
    ['an older one', '<!-- x -->\n<TEI.2/>', '2:1 error Unexpected <TEI.2> in no namespace'],
    [
      'another namespace',
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      '1:1 error Unexpected <html>',
    ],
    ['what is not closed', letter('<p>a'), '3:25 error Unexpected XML that is not well-formed'],
    [
      'nothing',
      '',
      '1:1 error Unexpected XML that is not well-formed, expected it to be: document must contain a root element',
    ],
    ['no XML', 'a letter', '1:9 error Unexpected XML that is not well-formed'],
    [
      'an encoding that is another',
      `<?xml version="1.0" encoding="ISO-8859-1"?><TEI ${ns}>ü</TEI>`,
      '1:1 error Unexpected declaration of the encoding ISO-8859-1, expected UTF-8',
    ],
    [
      'an encoding of two bytes that is none',
      `<?xml version="1.0" encoding="UTF-16"?><TEI ${ns}>u</TEI>`,
      '1:1 error Unexpected declaration of the encoding UTF-16, expected another: each letter of the file is one byte',
    ],
    [
      'an encoding that there is not',
      `<?xml version="1.0" encoding="klingon"?><TEI ${ns}/>`,
      '1:1 error Unexpected encoding “klingon”',
    ],
    [
      'a byte that is none of it',
      Buffer.from(letter('<p>\xFC</p>'), 'latin1'),
      '3:18 error Unexpected byte 0xFC at offset 81, expected utf-8',
    ],
    ['UTF-16 that is cut off', utf16, '3:22 error Unexpected XML that is not well-formed'],
    [
      'elements that lie too deep',
      letter('<ab>'.repeat(600)),
      '1:1 error Unexpected file whose parts lie more than 500 deep',
    ],
    [
      'a document that is too large',
      letter(`<p>${'word '.repeat(1_100_000)}</p>`),
      ' error Unexpected document “letter” whose text or page would have more than 5 MB',
    ],
    [
      'one whose page would be, for its marks',
      letter(`<p>${'<hi rend="italic">a</hi> '.repeat(210_000)}</p>`),
      ' error Unexpected document “letter” whose text or page would have more than 5 MB',
    ],
    [
      'more lines in one paragraph than are read',
      letter(`<p>${'a <lb/>'.repeat(30_000)}</p>`),
      ' error Unexpected so many lines and signs in one paragraph that reading them takes too long, expected fewer, in document “letter”',
    ],
    [
      'a file that is too large',
      Buffer.alloc(50_000_001),
      ' error Unexpected too-large, expected a regular file of at most 50 MB',
    ],
  ])('%s', async (_, content, message) => {
    const folder = blank();
    const before = treeOf(folder);
    const path = given(content);
    const { code, stdout, stderr } = await take(folder, path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.replace(path, '').replace(/^:/, '')).toContain(message);
    expect(stderr).toContain('\n  mend: ');
    expect(treeOf(folder)).toEqual(before);
  });

  test('an encoding that is declared is read', async () => {
    const folder = blank();
    const xml = letter('<p>f\xFCr</p>').replace('?>', ' encoding="windows-1252"?>');
    expect(await take(folder, given(Buffer.from(xml, 'latin1')))).toMatchObject({ code: 0 });
    expect(read(folder, 'seeds/letter.txt')).toBe('für\n');
  });
});

/* Four volumes of the Foreign Relations of the United States, beside the repository and no part of it. */
const corpora = join(root, '../shared/corpora/tei');
const volumes = [
  {
    ...{ name: 'frus1861', documents: 429, nameless: 80, own: 0, inline: 181 },
    ...{ entries: 0, nowhere: 0, mentions: 0, mentionsOutside: 0 },
  },
  {
    name: 'frus1894Nicaragua',
    documents: 138,
    nameless: 0,
    own: 26,
    inline: 160,
    entries: 0,
    nowhere: 0,
    mentions: 0,
    mentionsOutside: 0,
  },
  {
    name: 'frus1918Russiav03',
    documents: 478,
    nameless: 0,
    own: 291,
    inline: 904,
    entries: 88,
    nowhere: 84,
    mentions: 1852,
    mentionsOutside: 303,
  },
  {
    name: 'frus1936v03',
    documents: 586,
    nameless: 0,
    own: 667,
    inline: 622,
    entries: 0,
    nowhere: 138,
    mentions: 0,
    mentionsOutside: 0,
  },
];

/** A document as another reader has it: its words without white space, a sign for each mark, and the words of each note. */
interface Plain {
  id: string | undefined;
  text: string;
  notes: string[];
}

/** Reads the documents of a volume, apart from what is tried here: each with those that stand in it. */
function documentsIn(xml: string): Plain[] {
  const found: Plain[] = [];
  const open: { name: string; document?: Plain; ends?: boolean }[] = [];
  let note: string[] | undefined;
  const parser = new Parser(
    {
      onopentag: (name, { type, rend, 'xml:id': id }) => {
        const one: (typeof open)[number] = { name };
        if (name === 'div' && type === 'document') {
          one.document = { id, text: '', notes: [] };
          found.push(one.document);
        }
        if (name === 'note' && rend !== 'inline' && note === undefined) {
          note = [];
          one.ends = true;
          for (const { document } of open) if (document) document.text += '⟦⟧';
        }
        open.push(one);
      },
      ontext: (words) => {
        const own = words.replace(/[\t\n\r ]+/g, '');
        if (note) note.push(own);
        else for (const { document } of open) if (document) document.text += own;
      },
      onclosetag: () => {
        if (open.pop()?.ends !== true) return;
        for (const { document } of open) document?.notes.push((note ?? []).join(''));
        note = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

/** Reads the same of a page as it is shown: what is no text of the source has an attribute that says so. */
function plainOf(html: string): Omit<Plain, 'id'> {
  const notes = new Map<string, string>();
  const open: { ends?: 'note' | 'silence' }[] = [];
  let text = '';
  let note: string | undefined;
  let silent = 0;
  const parser = new Parser({
    onopentag: (_, { class: kind = '', id = '', ...attributes }) => {
      const one: (typeof open)[number] = {};
      const isMark = kind === 'own-mark';
      if (isMark && silent === 0) text += '⟦⟧';
      if (isMark || 'data-apparatus' in attributes) {
        silent++;
        one.ends = 'silence';
      } else if (kind.split(' ').includes('own-note')) {
        // A further paragraph of a note has no id.
        note = id === '' ? [...notes.keys()].at(-1) : id;
        one.ends = 'note';
      }
      open.push(one);
    },
    ontext: (words) => {
      const own = silent > 0 ? '' : words.replace(/[\t\n\r ]+/g, '');
      if (note === undefined) text += own;
      else notes.set(note, (notes.get(note) ?? '') + own);
    },
    onclosetag: () => {
      const { ends } = open.pop() ?? {};
      if (ends === 'silence') silent--;
      if (ends === 'note') note = undefined;
    },
  });
  parser.end(html);
  // Each begins with the sign that stands where it is called.
  return { text, notes: [...notes.values()].map((own) => own.replace(/^\[[^\]]*\]/, '')) };
}

/** Names that lead to an element of a volume, in its documents and outside of them, as another reader counts them. */
function mentionsIn(xml: string): { within: number; outside: number } {
  const ids = new Set([...xml.matchAll(/\sxml:id="([^"]*)"/g)].map(([, id = '']) => id));
  const counts = { within: 0, outside: 0 };
  const open: boolean[] = [];
  const parser = new Parser(
    {
      onopentag: (name, { type, corresp = '' }) => {
        const isWithin = open.at(-1) === true || (name === 'div' && type === 'document');
        open.push(isWithin);
        if (name === 'persName' && ids.has(corresp.slice(1)))
          counts[isWithin ? 'within' : 'outside']++;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return counts;
}

describe.skipIf(!existsSync(corpora))('real volumes (../shared/corpora/tei)', () => {
  const folder = blank();
  let taken: Outcome;
  let pages: Map<string, string>;

  beforeAll(async () => {
    taken = await take(folder, ...volumes.map(({ name }) => join(corpora, `${name}.xml`)));
    const shown = shownOf(loadEdition(folder), 'https://example.org');
    pages = new Map(
      shown.edition.sources.map((source) => [
        source.page.id,
        html([renderSourcePage(source, shown).text]),
      ]),
    );
  });

  test.each(volumes)('$name comes in whole', ({ name, documents, nameless, ...counts }) => {
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    const path = join(corpora, `${name}.xml`);
    const [, ...lines] = taken.stdout.slice(taken.stdout.indexOf(`${path}\n`)).split('\n');
    expect(lines[0]).toContain(
      `${documents} documents, ${counts.own} notes of the source with a mark and ${counts.inline} in the line`,
    );
    expect(lines[1]).toContain(`${counts.entries} entries, 0 of them there already`);
    const told = taken.stdout.split('\n').filter((line) => line.startsWith(`${path}:`));
    const xml = readFileSync(path, 'utf8');
    // A mark stands before each, and is no character of the first line.
    expect(xml.startsWith('\uFEFF')).toBe(true);
    // Whoever looks for them finds each in the line that is told, and no other.
    const ids = new Set([...xml.matchAll(/\sxml:id="([^"]*)"/g)].map(([, id = '']) => id));
    const pointing = /<[^<>]*\s(?:target|corresp|ref|who|resp|sameAs)="#([^"\s]+)"/g;
    const nowhere = [...xml.matchAll(pointing)].flatMap(({ index, 1: id = '' }) =>
      ids.has(id) ? [] : [`${xml.slice(0, index).split('\n').length} #${id}`],
    );
    expect(nowhere).toHaveLength(counts.nowhere);
    const found = told.map((line) => {
      const [, number = '', id = ''] =
        /:(\d+):\d+ warning .*“(#[^”]*)”.* to nowhere,/.exec(line) ?? [];
      return `${number} ${id}`;
    });
    expect(found.sort()).toEqual(nowhere.sort());

    // 1918: 2,155 in all.
    const mentions = mentionsIn(xml);
    expect(mentions).toEqual({ within: counts.mentions, outside: counts.mentionsOutside });
    expect(lines[1]).toContain(` ${counts.mentions} mentions;`);
    const links = [...pages]
      .filter(([id]) => id.startsWith(`${name.toLowerCase()}-`))
      .map(([, page]) => page.match(/<a class="term"/g)?.length ?? 0);
    // A document that stands in another is in the text of that, too.
    expect(links.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(counts.mentions);

    const others = documentsIn(xml);
    expect(others).toHaveLength(documents);
    expect(others.filter(({ id }) => id === undefined)).toHaveLength(nameless);
    const numbers = new Map<string, number>();
    let around = name.toLowerCase();
    for (const { id, ...other } of others) {
      const own =
        id === undefined
          ? `${around}-document-${(numbers.get(around) ?? 0) + 1}`
          : `${name.toLowerCase()}-${id}`;
      if (id === undefined) numbers.set(around, (numbers.get(around) ?? 0) + 1);
      else around = own;
      expect({ own, ...plainOf(pages.get(own) ?? '') }).toEqual({
        own,
        ...other,
      });
    }
  });

  test('excerpts of newer volumes, whose names lead to ids as they are', async () => {
    const excerpts = join(corpora, 'frus-modern-excerpts');
    const names = ['frus1969-76v01/terms-and-persons.excerpt.xml', 'frus1977-80v11p1/d1.xml'];
    const paths = [...names, 'frus1981-88v11/d3.excerpt.xml'].map((name) => join(excerpts, name));
    const other = blank();
    const { code, stdout } = await take(other, ...paths);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => /^ {2}\d+ (?:document|entr)/.test(line))).toEqual([
      '  0 documents, 0 notes of the source with a mark and 0 in the line, 0 notes of editors',
      '  26 entries, 0 of them there already, 0 mentions; 0 works',
      '  1 document, 2 notes of the source with a mark and 0 in the line, 0 notes of editors',
      '  0 entries, 0 of them there already, 0 mentions; 1 work',
      '  1 document, 3 notes of the source with a mark and 0 in the line, 0 notes of editors',
      '  3 entries, 0 of them there already, 3 mentions; 0 works',
    ]);
    const checked = await run('check', ['--edition', other, '--format', 'json']);
    const problems = JSON.parse(checked.stdout) as { severity: string }[];
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('every entry of the list of persons is one, and the edition has no error', async () => {
    const { code, stdout } = await run('check', ['--edition', folder, '--format', 'json']);
    expect(code).toBe(0);
    const problems = JSON.parse(stdout) as { code: string }[];
    expect(problems.every((one) => one.code === 'entry-unused')).toBe(true);
    const entry = read(folder, 'content/glossary/francis-david-r.mdx');
    expect(entry).toMatch(/^---\nterm: Francis, David R\.\nkind: person\n---\n\n.*Ambassador/);
  });
});
