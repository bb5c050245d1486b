import { expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { change, sayingOf } from '../../../src/core/edit/change.ts';
import { annotations } from '../../../src/core/export/annotations.ts';
import { sourceLinkedData } from '../../../src/core/export/linked-data.ts';
import { html } from '../../../src/core/render/hast.ts';
import { claimItems } from '../../../src/core/view/list-html.ts';
import { claimRows } from '../../../src/core/view/claims.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { editionOf, filesOf, placesOf, shownOf, sourceOf } from '../support.ts';

/** The day as of which a verdict holds is told wherever the verdict is. */
const claim = (more: string) =>
  `<Source>\n\n<Claim id="x" by="unattributed" kind="event" verdict="disputed"${more}>It rained</Claim>[^x].\n\n</Source>\n\n[^x]: says: It rained in York.\n\n    Did it?\n`;
const settings = {
  'content/edition.yaml':
    'title: A\nverdicts:\n  - { id: disputed, label: Disputed, meaning: M, tone: warn, evidence: none, rating: 2 }\n',
};
const editionWith = (more: string) =>
  editionOf(filesOf('It rained.', claim(more), settings, 'date: 2020\n'));

test('in the note, in lists, in linked data and in annotations', () => {
  const edition = editionWith(' as-of="2024-05"');
  const rendering = shownOf(edition);
  const source = sourceOf(edition);
  expect(html(renderSourcePage(source, rendering).notes)).toContain(
    'Disputed</strong> as of May 2024 · ',
  );
  expect(claimItems(claimRows(rendering), undefined, rendering.wording)).toContain(
    ' · as of <bdi>May 2024</bdi>',
  );
  const data = sourceLinkedData(source, { ...rendering, address: (path) => path });
  expect(JSON.stringify(data)).toContain('"datePublished":"2024-05"');
  expect(annotations(source, rendering.edition, '')).toContain('"margent:as-of":"2024-05"');
});

test('where it is not said, the date of the page is that of the review', () => {
  const edition = editionWith('');
  const rendering = shownOf(edition);
  const data = sourceLinkedData(sourceOf(edition), { ...rendering, address: (path) => path });
  expect(JSON.stringify(data)).toContain('"datePublished":"2020"');
});

test.each(['soon', '2024~', '2024/2025', '2024-13'])('%s is none', (date) => {
  const found = runChecks(editionWith(` as-of="${date}"`));
  expect(placesOf(found).filter((one) => one.includes('attribute'))).toEqual([
    'attribute-invalid 9:65',
  ]);
});

test('is changed and taken away, and stays where other things change', () => {
  const edition = editionWith(' as-of="2024"');
  const source = sourceOf(edition);
  const file = edition.files.get(source.page.file);
  const become = (to: Parameters<typeof change>[2]['change']) => {
    const done = change(source, edition, { id: 'x', change: to });
    return 'file' in done ? /verdict="disputed"(.*?)>/.exec(done.file.text)?.[1] : done.problems;
  };
  expect(file && sayingOf('x', source.page, file)?.claim).toMatchObject({ asOf: '2024' });
  expect(become({ asOf: '2025-01-31' })).toBe(' as-of="2025-01-31"');
  expect(become({ asOf: null })).toBe('');
  expect(become({ note: 'It did.' })).toBe(' as-of="2024"');
  expect(become({ asOf: 'soon' })).toMatchObject([{ field: 'asOf' }]);
});
