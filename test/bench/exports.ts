import { annotations } from '../../src/core/export/annotations.ts';
import { claimsJson } from '../../src/core/export/claims-data.ts';
import { editionJson } from '../../src/core/export/model/edition.ts';
import { sourceJson } from '../../src/core/export/model/source.ts';
import { llmsText, plainText } from '../../src/core/export/plain-text.ts';
import { editionTei } from '../../src/core/export/tei/edition.ts';
import { sourceTei } from '../../src/core/export/tei/source.ts';
import { dataPaths } from '../../src/core/export/data-forms.ts';
import type { PublishedSource } from '../../src/core/edition/published.ts';
import { loadEdition } from '../../src/io/edition.ts';
import { shownOf } from '../core/support.ts';

/** Writes each form of data of the edition in a folder, and returns a table of what it took: seconds, megabytes written, and memory held then. */
export function exportTimes(dir: string): string {
  const edition = loadEdition(dir);
  const shown = shownOf(edition, 'https://example.org');
  const { sources } = shown.edition;
  const each = (write: (source: PublishedSource) => string) => () => sources.map(write);
  const forms: [string, () => string[]][] = [
    ['TEI', each((source) => sourceTei(source, shown))],
    ['TEI, the edition', () => [editionTei(shown)]],
    ['Web Annotations', each((source) => annotations(source, shown.edition, shown.url))],
    ['model', each((source) => sourceJson(source, shown.url))],
    ['model, the edition', () => [editionJson(shown)]],
    ['plain text', each((source) => plainText(source, shown))],
    ['claims, llms.txt, paths', () => [claimsJson(shown), llmsText(shown), ...dataPaths(shown)]],
  ];
  const rows = forms.map(([name, write]) => {
    const start = performance.now();
    const written = write().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
    return `| ${name} | ${seconds} | ${(written / 1e6).toFixed(1)} | ${memory} |`;
  });
  return [
    `| export of ${sources.length} sources | s | MB | MB of memory |`,
    '| --- | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}
