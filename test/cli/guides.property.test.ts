import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Guide, parseGuide } from '../../src/core/edition/guide.ts';
import { textFile } from '../../src/core/page/file.ts';
import { anyGuide } from '../core/any-edition.ts';
import { markdown } from '../../src/site/markdown.ts';
import { sha256 } from '../../src/io/read.ts';
import { createSite } from '../../src/site/load.ts';
import { provideSite } from '../../src/site/site.ts';
import { readEdition } from '../../src/core/edition/read.ts';

/** What guides are made of where text and code meet; `hurt` is what would run. */
const pieces = [
  ...[
    '{hurt}',
    '{',
    '}',
    '@{hurt}',
    '@{',
    '@',
    '[@{hurt}]',
    '[^hurt]',
    '[^{hurt}]',
    '![^{hurt(}]',
    '![a]',
    '![[^{hurt}]]',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '<Term id="a">',
    '</Term>',
    '<Term',
    '/>',
    ' {...hurt}',
    ' id="a"',
    '<>',
    '</>',
    '<!--',
    '-->',
  ],
  ...[
    'import hurt from "y"',
    'export const hurt = 1',
    'export ',
    'import ',
    '`',
    '``',
    '```',
    '~~~',
    '~~',
    '*',
    '_',
    '\\',
  ],
  ...[
    '\n',
    '\n\n',
    '\r',
    '\r\n',
    '\t',
    '    ',
    '- ',
    '1. ',
    '> ',
    '# ',
    '---',
    '+++',
    '===',
    '|',
    '| - |',
    '[a]: /x',
    '[^a]: ',
  ],
  ...[
    'www.a.b',
    'http://a.b/',
    'a@b.c',
    '&lbrace;',
    '&#123;',
    '"',
    '%',
    '$',
    ':::',
    '- [ ] ',
    'a',
    ' ',
    'word ',
  ],
];
const body = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join(''));

test('a guide without faults is one that can be compiled, and nothing in any runs', async () => {
  const bytes = Buffer.from('title: A\n');
  const about = { path: 'content/edition.yaml', bytes, sha256: sha256(bytes) };
  const site = createSite(readEdition({ files: [about] }), '/');
  /** Gives Astro a site of one guide. */
  const provide = (guide: Guide) => {
    const guides = guide.data ? [{ ...guide, data: guide.data }] : [];
    const edition = { ...site.edition, guides };
    provideSite({ ...site, edition, citations: { of: () => [], keep: () => {} } });
  };
  const renderer = await markdown().createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false, srcDir: new URL('../../src/', import.meta.url) },
  );
  if (!renderer) throw new Error('Unexpected processor without MDX');
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(body, anyGuide), async (text) => {
      const guide = parseGuide(
        'a',
        textFile('content/guides/a.mdx', `---\ntitle: A\n---\n${text}`),
      );
      provide(guide);
      const sound = guide.isMdx && guide.findings.length === 0;
      // What has faults is refused, or shown in dev: nothing in it runs for all that.
      const code = await renderer.process(text, '/a.mdx', {}).then(
        (made) => made.code,
        (error: unknown) => {
          if (sound) throw error;
          return '';
        },
      );
      if (code !== '') compiled++;
      // The ids of its headings are those that links may lead to, and nothing else has one.
      const ids = [...code.matchAll(/\bid: ("(?:[^"\\]|\\.)*")/g)].map(([, id = '']): unknown =>
        JSON.parse(id),
      );
      if (sound) expect(ids).toEqual(guide.anchors);
      expect(code.replace(/"(?:[^"\\]|\\.)*"/g, '""')).not.toMatch(/\bhurt\b/);
    }),
    {
      numRuns: 450,
      examples: [['<a {...hurt} b={hurt}>c</a>'], ['a <hurt.a /> b'], ['me@{hurt}']],
    },
  );
  expect(compiled).toBeGreaterThan(30);
});
