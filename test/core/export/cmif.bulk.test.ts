import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ParseOption, RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { test } from 'vitest';
import { cmif } from '../../../src/core/export/cmif.ts';
import { root } from '../../root.ts';
import { editionOf, shownOf } from '../support.ts';

const dates = [
  ...['1806-05-03', '1806-06~', '180X', '18XX', '1806-24', '1806-XX', '-0043', '1806-05/1806-07'],
  ...['../1806', '1806/..', '/1806', '1806/'],
  ...['0000', '-0043/0010', '../-0043', 'Y-16999', 'Y16999', '000X', '-004X'],
];

/** The schema of the TEI, where somebody has put it beside the project: it takes seconds to read. */
const schema = join(root, '../../shared/schemas/tei_all.rng');

test.skipIf(!existsSync(schema))('what is said of letters is TEI', { timeout: 120_000 }, () => {
  const pages = dates.flatMap((date, n): [string, string][] => [
    [
      `content/sources/l${n}.mdx`,
      `---\ntitle: L\nseed: l${n}.txt\ncorrespondence: { from: [ada, house], sent: { date: "${date}", place: york } }\n---\n\n<Source>\n\n${n}\n\n</Source>\n`,
    ],
    [`seeds/l${n}.txt`, String(n)],
  ]);
  const entry = (term: string, kind: string) =>
    `---\nterm: ${term}\nkind: ${kind}\nsame-as: ["https://a.example/b c?d=1&e=2"]\n---\nWords.\n`;
  const edition = editionOf({
    'content/edition.yaml': 'title: L & M\neditors: [An Editor]\ndate: 2026-01\n',
    'content/glossary/ada.mdx': entry('Ada <Ash>', 'person'),
    'content/glossary/house.mdx': entry('House', 'organization'),
    'content/glossary/york.mdx': entry('York', 'place'),
    ...Object.fromEntries(pages),
  });
  using document = XmlDocument.fromString(cmif(shownOf(edition, 'https://letters.example')));
  using rules = XmlDocument.fromString(readFileSync(schema, 'utf8'), {
    option: ParseOption.XML_PARSE_HUGE,
  });
  using tei = RelaxNGValidator.fromDoc(rules);
  tei.validate(document);
});
