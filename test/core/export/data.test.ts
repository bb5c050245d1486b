import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { allForms, type SourceForm, sourceForms } from '../../../src/core/edition/forms.ts';
import { iiifManifest } from '../../../src/core/export/iiif.ts';
import { editionJson } from '../../../src/core/export/model/edition.ts';
import { editionTei } from '../../../src/core/export/tei/edition.ts';
import { formsOf } from '../../../src/core/view/source-forms.ts';
import { sourcePage } from '../../../src/core/view/sources.ts';
import { beacons } from '../../../src/core/export/beacon.ts';
import { claimsJson, claimsJsonSchema } from '../../../src/core/export/claims-data.ts';
import { dataForms, dataPaths } from '../../../src/core/export/data-forms.ts';
import { crateMetadata, roCrate } from '../../../src/core/export/ro-crate.ts';
import { llmsText, plainText } from '../../../src/core/export/plain-text.ts';
import { loadEdition } from '../../../src/io/edition.ts';
import { root } from '../../root.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';
import { everything } from './tei-everything.ts';

const address = 'https://example.org/letters';
const shown = shownOf(editionOf(everything), address);
const bare = shownOf(editionOf(filesOf('Words.\n', '<Source>\n\nWords.\n\n</Source>\n')));

/** The claims as whoever has nothing but the schema takes them. */
const schema = z.fromJSONSchema(JSON.parse(claimsJsonSchema()));

test('claims have their addresses, chains and the hashes of their seeds', () => {
  const data = JSON.parse(claimsJson(shown));
  expect(schema.parse(data)).toEqual(data);
  expect(data).toMatchObject({
    format: 'margent-claims',
    edition: { title: 'Letters', url: `${address}/`, licence: 'CC BY 4.0', date: '2020-05-01' },
    names: { pilot: { name: 'The pilot', sameAs: ['https://d-nb.info/gnd/1'] }, agency: {} },
    sources: [
      {
        url: `${address}/sources/a/`,
        language: 'de',
        seed: { url: `${address}/seeds/a.txt`, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        claims: [
          {
            url: `${address}/sources/a/#claim-one`,
            quote: 'the boat … two',
            says: 'A boat was seen.',
            by: 'pilot',
            chain: ['pilot', 'agency', 'gazette'],
            verdict: 'unverified',
            asOf: '2020',
          },
        ],
      },
    ],
  });
});

test('claims of an edition that says little', () => {
  const claim = '<Claim id="a" by="unattributed" kind="event" verdict="unverified">Words</Claim>';
  const little = shownOf(
    editionOf(filesOf('Words.\n', `<Source>\n\n${claim}.[^a]\n\n</Source>\n\n[^a]: A note.\n`)),
  );
  const data = JSON.parse(claimsJson(little));
  expect(schema.parse(data)).toEqual(data);
  expect(data).toMatchObject({ edition: { language: 'en' }, names: {} });
  expect(data.sources[0].claims[0]).not.toHaveProperty('says');
  // As while somebody writes it.
  const [unnoted] = shownOf(editionOf(filesOf('Words.\n', `<Source>\n\n${claim}.\n\n</Source>\n`)))
    .edition.sources;
  expect(unnoted && plainText(unnoted, little)).toContain('Verdict: Unverified\nAddress: ');
});

test('names from the right do not turn round the arrow between them', () => {
  const claim = '<Claim id="a" by="a" via="b" kind="event" verdict="unverified">Words</Claim>.[^a]';
  const entry = (term: string) => `---\nterm: ${term}\nkind: organization\n---\nA paper.\n`;
  const rendering = shownOf(
    editionOf(
      filesOf('Words.\n', `<Source>\n\n${claim}\n\n</Source>\n\n[^a]: A note.\n`, {
        'content/glossary/a.mdx': entry('רויטרס'),
        'content/glossary/b.mdx': entry('הארץ'),
      }),
    ),
  );
  const [source] = rendering.edition.sources;
  expect(source && plainText(source, rendering)).toContain(
    'Came through: \u2068רויטרס\u2069 → \u2068הארץ\u2069',
  );
});

test('a source as text says how many lines are its own', () => {
  const [source] = shown.edition.sources;
  const text = source && plainText(source, shown);
  const lines = String(text).split('\n');
  const at = lines.indexOf('The words of the source, 21 lines:');
  expect(`${lines.slice(at + 2, at + 2 + 21).join('\n')}\n`).toBe(source?.text);
  expect(text).toContain(`Title: A letter
Published: 1890-05-03
Publisher: Gazette
Place: The harbour
Rights: Free.
Edition: Letters
Address: ${address}/sources/a/
Seed: ${address}/seeds/a.txt
SHA-256: ${source?.seed.sha256}
`);
  expect(text).toContain(`What is claimed in it, and what the editors hold of that:

Claim: the boat … two
In plain words: A boat was seen.
Made by: The pilot
Came through: The pilot → Agency → Gazette
Kind: Event
Verdict: Unverified
Held as of: 2020
Note: The note of it, no `);
  // What the note cites is evidence.
  expect(text).toMatch(/^Note: The note of it, no \[supports [^\]]*, p. 3; disputes [^\]]+\]/m);
  expect(text).toContain(
    `\nOther notes of the editors:\n\nNote: On words.\nAddress: ${address}/sources/a/#note-two\n`,
  );
});

test.each([
  ['tei', 'sources/a/tei.xml'],
  ['model', 'sources/a/'],
] as const)(
  'above the words of a source as text it is told where their signs are: %s',
  (form, path) => {
    const told = (words: string) => {
      const files = filesOf('The words.\n', `<Source>\n\n${words}\n\n</Source>\n`);
      files['content/edition.yaml'] += `forms: [text, ${form}]\n`;
      const given = shownOf(editionOf(files), address);
      const [source] = given.edition.sources;
      return source && plainText(source, given).split('\n\n').slice(1).join('\n\n');
    };
    const words = 'The words of the source, 1 line:\n\nThe words.\n';
    expect(told('The words.')).toBe(words);
    expect(told('<Hi rend="italic">The</Hi> words.')).toBe(words);
    expect(told('<Supplied>The</Supplied> <Gap/>wor<Del>d</Del><Unclear>s</Unclear>.')).toBe(
      `Told in ${address}/${path}, and not here: what is missing, what is deleted, what the editors supply, what is doubtful.\n${words}`,
    );
    expect(told('The w<Del>or</Del>ds.')).toBe(
      `Told in ${address}/${path}, and not here: what is deleted.\n${words}`,
    );
  },
);

test('a source of which little is known is text as well', () => {
  const [source] = bare.edition.sources;
  expect(source && plainText(source, bare)).toBe(`Title: A
Edition: A test
Address: /sources/a/
Seed: /seeds/a.txt
SHA-256: ${source?.seed.sha256}

The words of the source, 1 line:

Words.
`);
});

test('the list for programs leads to all sources', () => {
  expect(llmsText(shown)).toMatch(/^# Letters\n\n> What the harbour masters wrote\.\n\n/);
  expect(llmsText(shown)).toContain(
    `- [A letter](${address}/sources/a/text.txt): 1890-05-03, 1 claim\n`,
  );
  expect(llmsText(bare)).toContain('\n- [A](/sources/a/text.txt): 0 claims\n');
  expect(llmsText(shownOf(editionOf({ 'content/edition.yaml': 'title: T\n' })))).toContain(
    '## Sources\n\n## Data\n',
  );
});

test('no words in the list for programs that read text are markup', () => {
  const titles = [
    '`x](http://evil.example/a)`',
    '<http://evil.example/auto>',
    'Notes on *Faust* and _so_ on',
    '<b>Bold</b> &amp; ~~gone~~',
    '![a](b) [c][d] \\\\ ]',
    '# 1. - + > x',
  ];
  for (const title of titles) {
    const quoted = JSON.stringify(title);
    const edition = editionOf({
      ...filesOf('Words.\n', '<Source>\n\nWords.\n\n</Source>\n'),
      'content/edition.yaml': `title: ${quoted}\ndescription: ${quoted}\nlicence: ${quoted}\n`,
      'content/sources/a.mdx': `---\ntitle: ${quoted}\nseed: a.txt\n---\n\n<Source>\n\nWords.\n\n</Source>\n`,
    });
    const text = [{ type: 'text', value: title }];
    const told = fromMarkdown(llmsText(shownOf(edition, address))).children;
    expect(told[0]).toMatchObject({ type: 'heading', depth: 1, children: text });
    expect(told[1]).toMatchObject({ type: 'blockquote', children: [{ children: text }] });
    const licence: unknown = expect.stringContaining(`: ${title}.`);
    expect(told[2]).toMatchObject({ children: [{ type: 'text', value: licence }] });
    const link = { type: 'link', url: `${address}/sources/a/text.txt`, children: text };
    const item = { children: [{ children: [link, { type: 'text', value: ': 0 claims' }] }] };
    expect(told[4]).toMatchObject({ type: 'list', children: [item] });
  }
});

test('entries with identifiers are links for others', () => {
  expect([...beacons(shown)]).toEqual([
    [
      'beacon/gnd.txt',
      `#FORMAT: BEACON
#PREFIX: https://d-nb.info/gnd/
#RELATION: http://www.w3.org/2000/01/rdf-schema#seeAlso
#NAME: Letters
#HOMEPAGE: ${address}/
#FEED: ${address}/beacon/gnd.txt
#TIMESTAMP: 2020-05-01

1||${address}/glossary/pilot/
`,
    ],
  ]);
  expect(beacons(shownOf(editionOf(everything))).size).toBe(0);
  const spoilt = {
    'content/edition.yaml': 'title: T\n',
    'content/glossary/a.mdx':
      '---\nterm: A\nkind: person\nsame-as: [https://viaf.org/viaf/1|2, https://viaf.org/viaf/3/]\n---\n\nA.\n',
  };
  expect(beacons(shownOf(editionOf(spoilt), address)).get('beacon/viaf.txt')).toMatch(
    /^(?:#.*\n)*\n3\|\|https.*\n$/,
  );
});

test('a package says what it is, and what is in it', () => {
  const file = { path: 'sources/a/annotations.json', size: 3, sha256: 'abc' };
  const graphOf = (rendering: typeof shown) =>
    JSON.parse(roCrate(rendering, [file]))['@graph'] as Record<string, unknown>[];
  const [self, root, licence, ...more] = graphOf(shown);
  expect(self).toMatchObject({ '@id': crateMetadata, about: { '@id': './' } });
  expect(root).toMatchObject({
    ...{ name: 'Letters', url: `${address}/`, version: '2', license: { '@id': licence?.['@id'] } },
    creator: [{ '@id': '#editor-1' }, { '@id': '#editor-2' }],
    hasPart: [{ '@id': file.path }],
  });
  expect(more.at(-1)).toMatchObject({
    ...{ '@id': file.path, contentSize: '3', sha256: 'abc', encodingFormat: 'application/ld+json' },
  });
  expect(graphOf(bare)[2]).toMatchObject({ '@id': '#licence', name: 'No licence stated' });
  expect(graphOf(bare)[1]).toEqual({
    license: { '@id': '#licence' },
    ...{ '@id': './', '@type': 'Dataset', name: 'A test', description: 'A test' },
    ...{ inLanguage: 'en', hasPart: [{ '@id': file.path }] },
  });
});

test('the page of data lists what there is', () => {
  const titles = (forms: ReturnType<typeof dataForms>) => forms.map(({ title }) => title);
  expect(titles(dataForms(bare))).not.toContain('Authority files');
  expect(dataForms(shown).at(-1)).toMatchObject({
    title: 'Authority files',
    links: [{ path: '/beacon/gnd.txt', name: 'BEACON: gnd' }],
  });
  const signature = { signer: 'ann@example.org', fingerprint: 'SHA256:x' };
  expect(dataForms({ ...shown, signature })[0]?.links).toContainEqual({
    path: '/seeds/SHA256SUMS.sig',
    name: 'Signed by ann@example.org, with the key SHA256:x',
  });
  expect(titles(dataForms(shown))).toContain('Letters');
  expect(titles(dataForms(shown))).not.toContain('Images of pages');
  const languages = loadEdition(join(root, 'test/fixtures/languages'));
  expect(titles(dataForms(shownOf(languages, address)))).toContain('Images of pages');
  expect(titles(dataForms(shownOf(languages)))).not.toContain('Images of pages');
});

test('the page of data leads to its list of sources where there are any', () => {
  const toList = (rendering: typeof shown) =>
    dataForms(rendering)
      .flatMap(({ links }) => links)
      .filter(({ path }) => path === '/data/#sources');
  expect(toList(shown)).toHaveLength(5);
  expect(toList(shownOf(editionOf({ 'content/edition.yaml': 'title: A\n' })))).toEqual([]);
});

test('all files of data have their paths, for the site map: each source its own', () => {
  const paths = dataPaths(shown);
  expect(paths).toEqual(
    expect.arrayContaining([
      '/claims.json',
      '/margent.jsonld',
      '/seeds/a.txt',
      '/sources/a/text.txt',
      '/letters/cmif.xml',
    ]),
  );
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths.filter((path) => path.includes('#'))).toEqual([]);
  expect(paths).not.toContain('/sources/a/manifest.json');
  const languages = loadEdition(join(root, 'test/fixtures/languages'));
  expect(
    dataPaths(shownOf(languages, address)).some((path) => path.endsWith('manifest.json')),
  ).toBe(languages.about.url !== undefined);
});

test.each([
  ['all', ['annotations', 'model', 'tei', 'text'], 4],
  ['one', ['tei'], 1],
  ['none', [], 0],
] as const)('each source has %s of the forms that the edition publishes', (_, forms, count) => {
  const edition = editionOf({
    ...everything,
    'content/edition.yaml': `${String(everything['content/edition.yaml'])}forms: [${forms.join(', ')}]\n`,
  });
  const some = shownOf(edition, address);
  const own = sourceForms;
  const names = forms.map((form) => own[form]);
  const paths = dataPaths(some).filter((path) => /^\/sources\/a\/(?!manifest)/.test(path));
  expect(paths).toEqual(names.map((name) => `/sources/a/${name}`));
  expect(paths).toHaveLength(count);
  const [source] = some.edition.sources;
  if (!source) throw new Error('expected a source');
  const shownForms = sourcePage(some, source).downloads.map(({ href }) => href);
  const beside = ['annotations.json', 'tei.xml'].filter((name) =>
    names.some((own) => own === name),
  );
  expect(shownForms).toEqual(['/seeds/a.txt', ...beside]);
  expect(formsOf('a', some, allForms).map(({ form }) => form)).toEqual(forms);
  const has = (form: SourceForm) => forms.some((one) => one === form);
  const listed = dataForms(some).flatMap(({ links }) => links.map(({ name }) => name));
  for (const form of allForms)
    expect(listed.some((name) => name.includes(own[form]) && name !== own[form])).toBe(has(form));
  // Nothing leads to what is not there.
  expect(llmsText(some)).toContain(has('text') ? '/sources/a/text.txt' : '/sources/a/)');
  expect(editionTei(some).includes('sources/a/tei.xml')).toBe(has('tei'));
  expect(JSON.parse(editionJson(some)).sources[0].model).toBe(
    has('model') ? `${address}/sources/a/source.json` : undefined,
  );
  expect(JSON.parse(editionJson(some)).fields).not.toHaveProperty('forms');
  expect(iiifManifest(source, some.edition, address).includes('annotations.json')).toBe(
    has('annotations'),
  );
  const isThere = addressesOf(some.edition);
  for (const form of allForms) expect(isThere(`/sources/a/${own[form]}`, '')).toBe(has(form));
});

test('a form that is named twice is a fault, as one that there is none of', () => {
  const faultsOf = (forms: string) =>
    editionOf({
      ...everything,
      'content/edition.yaml': `${String(everything['content/edition.yaml'])}forms: ${forms}\n`,
    })
      .findings.filter(({ place }) => place.file === 'content/edition.yaml')
      .map(({ code, message }) => `${code}: ${message}`);
  expect(faultsOf('[tei, tei]')).toEqual([
    expect.stringMatching(/^field-invalid: .*“forms”, expected each form once$/),
  ]);
  expect(faultsOf('[pdf]')).toEqual([
    expect.stringMatching(/^field-invalid: .*annotations, model/),
  ]);
});
