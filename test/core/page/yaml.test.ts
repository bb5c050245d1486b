import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { editionSchema } from '../../../src/core/edition/schema/edition.ts';
import { entrySchema } from '../../../src/core/edition/schema/entry.ts';
import { permalinksSchema } from '../../../src/core/edition/schema/permalinks.ts';
import { sourceSchema } from '../../../src/core/page/schema.ts';
import { timelineSchema } from '../../../src/core/edition/schema/timeline.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { readFrontmatter } from '../../../src/core/page/frontmatter.ts';
import { readYaml } from '../../../src/core/page/yaml.ts';
import type { Finding } from '../../../src/core/problem.ts';

const file = (text: string) => textFile('a', text);
const told = (findings: Finding[]) =>
  findings.map(
    ({ code, message, place: { start } }) => `${start?.line}:${start?.column} ${code} ${message}`,
  );

const source = (front: string) => readFrontmatter(file(`---\n${front}\n---\nbody`), sourceSchema);

test.each([
  ['0476', '0476'],
  ['0001', '0001'],
  ['-0043', '-0043'],
  ['1865', '1865'],
])('the date %s of an entry needs no quotes', (written, date) => {
  const entry = readFrontmatter(
    file(`---\nterm: A\nkind: event\ndate: ${written}\n---\n`),
    entrySchema,
  );
  expect(told(entry.findings)).toEqual([]);
  expect(entry.data?.date).toBe(date);
});

test.each(['1e3', '0x7D0', '2000.0', '1_865', '0o12', '.inf'])('%s is no date', (written) => {
  expect(source(`title: A\nseed: a.txt\npublished: ${written}`).findings).toMatchObject([
    { code: 'field-invalid' },
  ]);
});

test('a version keeps its zero', () => {
  const { data } = readYaml(file('title: E\nversion: 1.0\n'), editionSchema);
  expect(data?.version).toBe('1.0');
});

describe('frontmatter', () => {
  test('is read to its end', () => {
    const { data, body, findings } = source('title: A\nseed: a.txt\nvia: [b]');
    expect(findings).toEqual([]);
    expect(body).toBe(38);
    expect(data).toEqual({
      title: 'A',
      seed: 'a.txt',
      via: ['b'],
      encoding: 'utf-8',
      lines: 'flow',
      draft: false,
    });
  });

  test.each([
    '--- \r\ntitle: A\r\nseed: b\r\n---\r\n',
    '---\rtitle: A\rseed: b\r---',
    '\uFEFF---\ntitle: A\nseed: b\n---\n',
  ])('may have line ends of any kind: %j', (text) => {
    const { data, body } = readFrontmatter(file(text), sourceSchema);
    expect(data).toMatchObject({ title: 'A', seed: 'b' });
    expect(body).toBe(file(text).text.length);
  });

  test.each([
    ['', 0, 'start of the file, expected frontmatter'],
    ['title: A\n---\n', 0, 'start of the file, expected frontmatter'],
    [' ---\ntitle: A\n---\n', 0, 'start of the file, expected frontmatter'],
    ['---\ntitle: A\n', 13, '“---” without a second one, expected the fields'],
    ['---\ntitle: A\n ---\n', 18, '“---” without a second one, expected the fields'],
    ['----\ntitle: A\n---\n', 0, 'start of the file, expected frontmatter'],
  ])('that is not there is a fault: %j', (text, end, found) => {
    const { body, findings, data } = readFrontmatter(file(text), sourceSchema);
    expect(told(findings)).toEqual([
      expect.stringContaining(`1:1 frontmatter-missing Unexpected ${found} between two`),
    ]);
    expect(data).toBeUndefined();
    expect(body).toBe(end);
  });
});

describe('a field', () => {
  test.each([
    ['title: A', '2:1 field-missing Unexpected absence of the field “seed”, expected a text'],
    ['title:\nseed: a', '2:7 field-invalid Unexpected value of “title”, expected a text'],
    [
      'title: ""\nseed: a',
      '2:8 field-invalid Unexpected value of “title”, expected a text that is not empty',
    ],
    [
      'title: A\nseed: a\ncolour: red',
      '4:1 field-unknown Unexpected field “colour”, expected one that this kind of file has',
    ],
    [
      'title: A\nseed: a\npublished: 2002-02-30',
      '4:12 field-invalid Unexpected value of “published”, expected a date such as 2002-06-01, 1865~, 186X or -0043, or a range such as 2002-05-23/2002-05-26',
    ],
    ['title: A\nseed: a\nvia: b', '4:6 field-invalid Unexpected value of “via”, expected a list'],
    [
      'title: A\nseed: a\nvia:\n  - b\n  - C D',
      '6:5 field-invalid Unexpected value of item 2 of “via”, expected an id of lower-case letters a–z, digits and hyphens',
    ],
    [
      'title: A\nseed: a\nlines: kept',
      '4:8 field-invalid Unexpected value of “lines”, expected one of flow, keep',
    ],
    [
      'title: A\nseed: a\ndraft: maybe',
      '4:8 field-invalid Unexpected value of “draft”, expected true or false',
    ],
    [
      'title: A\nseed: a\nlanguage: en_GB',
      '4:11 field-invalid Unexpected value of “language”, expected a language tag such as en or fa-IR',
    ],
    [
      'title: A\nseed: a\nlanguage: en-GB-oed',
      '4:11 field-invalid Unexpected value of “language”, expected a language tag such as en or fa-IR',
    ],
    [
      'title: A\nseed: a\nsource-url: javascript:a',
      '4:13 field-invalid Unexpected value of “source-url”, expected a web address that starts with https:// or http://',
    ],
    [
      'title: A\nseed: a\nauthor: 5',
      '4:9 field-invalid Unexpected value of “author”, expected a name or a list of names',
    ],
    [
      'title: A\nseed: a\nchanges: [x]',
      '4:11 field-invalid Unexpected value of item 1 of “changes”, expected a date and a text, such as { date: 2024-05-01, text: The name of the ship was corrected }',
    ],
    [
      'title: A\nseed: a\nchanges:\n  - date: 2002',
      '5:5 field-missing Unexpected absence of the field “text” of item 1 of “changes”, expected a text',
    ],
    [
      'title: A\nseed: a\nchanges:\n  - { date: 2002, text: b, by: c }',
      '5:28 field-unknown Unexpected field “by”, expected one that this kind of file has',
    ],
    [
      'title: A\nseed: a\nsenses: [b]',
      '4:9 field-invalid Unexpected value of “senses”, expected words with the id of an entry each, such as { the ministry: foreign-ministry }',
    ],
    [
      'title: A\nseed: a\nsenses: { b: C D }',
      '4:14 field-invalid Unexpected value of “senses.b”, expected an id of lower-case letters a–z, digits and hyphens',
    ],
    [
      'title: A\nseed: a\n__proto__: b',
      '4:1 yaml-invalid Unexpected name “__proto__”, expected “name: value” lines',
    ],
    ['just words', '2:1 field-invalid Unexpected value of the whole, expected lines “name: value”'],
    ['[a]', '2:1 field-invalid Unexpected value of the whole, expected lines “name: value”'],
  ])('at fault is told at its own line: %j', (front, expected) => {
    expect(told(source(front).findings)).toEqual([expected]);
  });

  test.each([
    ['aliases: The Gazette', '[The Gazette]'],
    ['aliases: "a: b"', undefined],
    ['aliases: 5', undefined],
  ])('that should be a list of what it is has that to paste: %s', (line, paste) => {
    const { findings } = readYaml(file(`term: A\nkind: term\n${line}`), entrySchema);
    expect(findings.map((finding) => finding.paste)).toEqual([paste]);
  });

  test('at fault in a map is all that the map loses', () => {
    const { data, findings } = readYaml(
      file('redirects:\n  glossary/a: /b/\n  /glossary/c/: 5\n  /glossary/d/: /glossary/e/\n'),
      permalinksSchema,
    );
    expect(findings).toHaveLength(2);
    expect(data).toEqual({ published: {}, redirects: { '/glossary/d/': '/glossary/e/' } });
  });

  test('whose name is at fault is told at its name, with the name that is expected', () => {
    const { findings } = readYaml(
      file('redirects:\n  glossary/a: /glossary/b/\n'),
      permalinksSchema,
    );
    expect(told(findings)).toEqual([
      '2:3 field-invalid Unexpected name “redirects.glossary/a”, expected the address of a source, an entry, a guide or a comparison, or of a place on one, or of texts side by side: /glossary/npt/',
    ]);
  });

  test('at fault is told beside others, and keeps none from being read', () => {
    const { data, findings } = source(
      'title: A\nseed: a\npublished: soon\ncolour: red\nplace: Moscow\nvia: b',
    );
    expect(findings.map(({ place }) => place.start?.line)).toEqual([4, 7, 5]);
    expect(data).toMatchObject({ title: 'A', seed: 'a', place: 'Moscow' });
    expect(data).not.toHaveProperty('published');
  });

  test('that is required may be stood in for', () => {
    const { data, findings } = readFrontmatter(file('---\nseed: a\n---\n'), sourceSchema, {
      title: 'x',
    });
    expect(findings).toHaveLength(1);
    expect(data).toMatchObject({ title: 'x', seed: 'a' });
  });

  test('without which nothing can be read leaves nothing', () => {
    expect(source('place: Moscow').data).toBeUndefined();
  });

  test.each([
    ['dates: { Signed: 1968 }', '“dates.Signed”'],
    ['dates: { signed: soon }', '“dates.signed”'],
    ['roles: [{ role: a, from: x }]', '“from” of item 1 of “roles”'],
    ['aliases: [{}]', 'item 1 of “aliases”'],
    ['date: 2002-05-26/2002-05-23', '“date”'],
    ['kind: thing', '“kind”'],
  ])('of a glossary entry is judged, too: %s', (line, path) => {
    const { findings, fields } = readYaml(
      file(`term: A\nkind: term\n${line}`.replace(/kind: term\n(?=kind)/, '')),
      entrySchema,
    );
    expect(findings.map(({ code }) => code)).toEqual(['field-invalid']);
    expect(findings[0]?.message).toContain(` ${path}, expected `);
    expect(findings[0]?.place.start?.line).toBe(line.startsWith('kind') ? 2 : 3);
    expect(fields['term']?.start).toEqual({ line: 1, column: 7 });
  });

  test.each([
    ['verdicts: []', 'at least one verdict'],
    ['kinds: []', 'at least one kind'],
    [
      'verdicts: [{ id: a, label: A, meaning: a, tone: loud, evidence: none }]',
      'one of good, echo, neutral, open, warn, bad',
    ],
    [
      'verdicts: [x]',
      'a verdict with id, label, meaning, tone and evidence, such as { id: doubtful, label: Doubtful, meaning: Little speaks for it, tone: warn, evidence: required }',
    ],
    ['kinds: [x]', 'a kind with id and label, such as { id: event, label: Event }'],
    ['order: size', 'published, title, id, or a list of ids of sources'],
    ['order: [a, b, a]', 'ids that differ'],
    [
      'navigation: [home]',
      'one of sources, letters, claims, chains, glossary, timeline, references, comparisons, guides, search',
    ],
    ['citation-style: [Chicago]', 'a text'],
    ['url: ftp://a.b', 'a web address that starts with https:// or http://'],
    ['version: [1]', 'a text'],
  ])('of the edition is judged, too: %s', (line, expected) => {
    const { findings } = readYaml(file(`title: A\n${line}`), editionSchema);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message.endsWith(`expected ${expected}`)).toBe(true);
    expect(findings[0]?.place.start?.line).toBe(2);
  });

  test('may be a number where a text is meant', () => {
    const { data } = readYaml(file('title: A\nversion: 1.5\ndate: 2002'), editionSchema);
    expect(data).toMatchObject({ version: '1.5', date: '2002' });
  });
});

describe('YAML', () => {
  test.each([
    ['title: "A', '1:10'],
    ['title: A: b', '1:8'],
    ['a: 1\na: 2', '2:1'],
    ['a: *b', '1:4'],
    ['{', '1:2'],
    ['? [a]\n: b', '1:3'],
    ['a: 1\n--- \nb: 2', '2:1'],
  ])('that is none is told at its place: %j', (text, place) => {
    const { findings, data } = readYaml(file(text), editionSchema);
    expect(data).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
    expect(told(findings)[0]).toContain(`${place} yaml-invalid Unexpected `);
  });

  test.each([
    ['two slips in two lines', 'title: A: b\nlicence: @x\n', ['1:8', '2:10']],
    ['one slip in a line', 'title: "A" b: c\n', ['1:8']],
    ['what follows from a bracket left open', 'title: [a: b: c\nd: e\nf: g\n', ['1:12']],
    ['what follows from a line without a colon', 'title\nlicence: @x\ndate\n', ['1:1']],
    ['tabs', 'title:\n\ta: 1\n\tb: 2\n', ['2:1', '3:1']],
  ])('tells %s, and no more', (_, text, places) => {
    const { findings } = readYaml(file(text), editionSchema);
    expect(told(findings).map((fault) => fault.split(' ')[0])).toEqual(places);
  });

  test('is told in words of ours', () => {
    const found = (text: string) => readYaml(file(text), editionSchema).findings[0];
    expect(found("title: 'It's so'")?.message).toContain('text after the end of a value');
    expect(found("title: 'It's so'")?.hint).toContain("'It''s so'");
    expect(found('title: "A')?.message).toContain('quotation mark is not closed');
    expect(found('title:A\ndate: 1')?.message).toContain('line without “: ”');
    expect(found('a: *b')?.message).toContain('“*b” names a value that there is none of');
  });

  test.each([
    ['%YAML 1.1\n---\nx: &x { title: A }\n<<: *x\n', '1:1', '%YAML 1.1'],
    ['# of the edition\n\n%YAML 1.1\r\n---\ntitle: A\n', '3:1', '%YAML 1.1'],
    ['%YAML\t2.0\n---\ntitle: A\n', '1:1', '%YAML\t2.0'],
    ['%YAML 1.2\n%TAG ! x:\n---\ntitle: A\n', '2:1', '%TAG ! x:'],
  ])('in another form is refused at the line that says so: %j', (text, place, line) => {
    const { findings, data } = readYaml(file(text), editionSchema);
    expect(data).toBeUndefined();
    expect(told(findings)).toEqual([
      `${place} yaml-invalid Unexpected “${line}” before the fields, expected “name: value” lines`,
    ]);
  });

  test.each([
    '%YAML 1.2\n---\ntitle: "%YAML 1.1"\n',
    '%YAML 1.2 # as read\r\n---\r\ntitle: "%YAML 1.1"\r\n',
  ])('in the form that is read says so as it likes: %j', (text) => {
    const { findings, data } = readYaml(file(text), editionSchema);
    expect(findings).toEqual([]);
    expect(data?.title).toBe('%YAML 1.1');
  });

  test('that grows without end is refused', () => {
    const bomb = [
      'a: &a [x]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]},`.repeat(9)}]`),
    ];
    const { findings } = readYaml(file(bomb.join('\n')), editionSchema);
    expect(told(findings)[0]).toContain('1:1 yaml-invalid');
    expect(findings).toHaveLength(1);
  });

  test('that is empty stands for nothing at all', () => {
    expect(told(readYaml(file(''), editionSchema).findings)).toEqual([
      '1:1 field-missing Unexpected absence of the field “title”, expected a text',
    ]);
    expect(readYaml(file('# rows\n'), timelineSchema, { empty: [] })).toMatchObject({
      data: [],
      items: [],
      findings: [],
    });
  });

  test.each([
    ['dates: { __proto__: 1999 }', '1:10', 'name “__proto__”'],
    ['senses:\n  __proto__: a', '2:3', 'name “__proto__”'],
    ['!!omap [a: 1]', '1:8', '“tag:yaml.org,2002:omap” before a value'],
    ['title: !!omap [a: 1]', '1:1', '“tag:yaml.org,2002:omap” before a value'],
    ['title: !!binary aGVsbG8=', '1:', '“tag:yaml.org,2002:binary” before a value'],
    ['title: !x a', '1:', '“!x” before a value'],
    ['title: "\\uD800"', '1:8', 'half of a character'],
  ])('that is lost, or another value than is read there, is refused: %j', (text, at, found) => {
    const { data, findings } = readYaml(file(text), sourceSchema);
    expect(data).toBeUndefined();
    expect(told(findings)).toEqual([
      expect.stringMatching(new RegExp(`^${at}.* yaml-invalid Unexpected ${found}, expected`)),
    ]);
    expect(findings[0]?.hint).not.toContain('quotes');
  });

  test('says “__proto__” where it is no name', () => {
    const { data, findings } = readYaml(file('title: __proto__\nseed: a'), sourceSchema);
    expect(findings).toEqual([]);
    expect(data?.title).toBe('__proto__');
    const asName = readYaml(
      file('title: &a __proto__\nseed: a\ndates: { *a : 1999 }'),
      sourceSchema,
    );
    expect(asName.data).toBeUndefined();
  });

  test('of a list keeps the items that are sound, and tells which', () => {
    const rows =
      '- date: 2002\n  text: a\n- date: soon\n  text: b\n- text: c\n- date: 2003\n  text: d\n';
    const { data, items, findings, fields } = readYaml(file(rows), timelineSchema);
    expect(data?.map(({ text }) => text)).toEqual(['a', 'd']);
    expect(items).toEqual([0, 3]);
    expect(told(findings)).toEqual([
      '3:9 field-invalid Unexpected value of “date” of item 2, expected a date such as 2002-06-01, 1865~, 186X or -0043, or a range such as 2002-05-23/2002-05-26',
      '5:3 field-missing Unexpected absence of the field “date” of item 3, expected a date such as 2002-06-01, 1865~, 186X or -0043, or a range such as 2002-05-23/2002-05-26',
    ]);
    expect(fields['3.text']?.start).toEqual({ line: 7, column: 9 });
  });

  test('of a list that is none keeps nothing', () => {
    const { data, findings } = readYaml(file('a: b'), timelineSchema);
    expect(data).toBeUndefined();
    expect(told(findings)).toEqual([
      '1:1 field-invalid Unexpected value of the whole, expected a list',
    ]);
  });
});

test('a fault in what a reference stands for is told where the text begins, and where it is written', () => {
  const text =
    'same-as: &x [y]\nterm: a\nkind: term\nroles: [&r { role: 1, odd: 2, from: x }, *r]\n';
  const { findings } = readYaml(file(text), entrySchema);
  expect(told(findings).map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual(
    expect.arrayContaining(['4:23 field-unknown', '1:1 field-unknown', '1:1 field-invalid']),
  );
});

describe('what would be compared with all others', () => {
  const names = (count: number) => Array.from({ length: count }, (_, n) => `k${n}: v`).join('\n');

  test('is read where it is long: four thousand names', () => {
    const { findings } = readYaml(file(`title: A\n${names(4000)}`), editionSchema);
    expect(findings).toHaveLength(4000);
    expect(findings[3999]?.place.start).toEqual({ line: 4001, column: 1 });
  });

  test('is a name that comes twice, wherever it stands', () => {
    const text = `title: A\nverdicts: [{ id: a, label: b, id: c }]\n? [a]\n: b\ntitle: B`;
    expect(told(readYaml(file(text), editionSchema).findings)).toEqual([
      expect.stringContaining('2:31 yaml-invalid Unexpected second field of this name') as string,
      expect.stringContaining('3:3 yaml-invalid') as string,
    ]);
  });

  test('are names of other values: more than a hundred are refused at their place', () => {
    const aliases = (count: number) =>
      `title: &a A\neditors:\n  - &b B\n${Array.from({ length: count }, (_, n) => `  - *${n % 2 ? 'a' : 'b'}\n`).join('')}`;
    expect(readYaml(file(aliases(12)), editionSchema).findings).toEqual([]);
    expect(told(readYaml(file(aliases(5000)), editionSchema).findings)).toEqual([
      '104:5 yaml-invalid Unexpected “*b” after 100 others, expected “name: value” lines',
    ]);
  });

  test('is a name of a value that comes after it, which names nothing', () => {
    expect(told(readYaml(file('title: *a\ndescription: &a A'), editionSchema).findings)).toEqual([
      '1:8 yaml-invalid Unexpected YAML (“*a” names a value that there is none of), expected “name: value” lines',
    ]);
  });
});

test.each([
  ['a: No. #12 to b', ['No.']],
  ['a: No.  #12\nb: c # d\nc: [No. #12\n  ]\n', ['No.', 'No.']],
  ["a: 'No. #12'\nb: No.#12\nc: d #\nd: e ## f\n#g: h\n", []],
  ['a: b\n  #c\nb: >\n  d #e\n', []],
  ['a: 1 #2\n', []],
])('a value that ends at a comment which begins as none does is told: %j', (yaml, cut) => {
  const { findings } = readYaml(textFile('a.yaml', yaml), z.record(z.string(), z.unknown()));
  expect(findings.map(({ message }) => /“([^“]*)” is all/.exec(message)?.[1])).toEqual(cut);
});
