import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { manifestOf } from '../site/built.ts';

/** Returns a table in Markdown of the forms in which a built site can be read offline, with their sizes in kB. */
export function forms(site: string): string {
  const read = (path: string) => readFileSync(join(site, path));
  const { files } = manifestOf(site);
  const rows = [
    ['saved in a browser', files.map(([path]) => path.replace(/(^|\/)$/, '$1index.html'))],
    [
      'of it the search index',
      files.map(([path]) => path).filter((p) => p.startsWith('pagefind/')),
    ],
    ['one HTML file', ['downloads/edition.html']],
    ['EPUB', ['downloads/edition.epub']],
  ] as const;
  const lines = rows.map(([name, paths]) => {
    const there = paths.filter((path) => existsSync(join(site, path)));
    if (there.length === 0) return `| ${name} | left out | | |`;
    const contents = there.map(read);
    const bytes = contents.reduce((sum, content) => sum + content.length, 0);
    const sent = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
    return `| ${name} | ${there.length} | ${kilobytes(bytes)} | ${kilobytes(sent)} |`;
  });
  return ['| form | files | kB | kB sent, gzip |', '| --- | ---: | ---: | ---: |', ...lines].join(
    '\n',
  );
}

function kilobytes(bytes: number): string {
  return Math.ceil(bytes / 1000).toString();
}
