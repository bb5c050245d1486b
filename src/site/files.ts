import { annotations } from '../core/export/annotations.ts';
import { atom } from '../core/export/atom.ts';
import { bibtex } from '../core/export/bibtex.ts';
import { cslJson } from '../core/export/csl.ts';
import { historyOf } from '../core/view/history.ts';
import { leadOn, movedPage } from '../core/export/moved.ts';
import { imageName } from '../core/edition/image.ts';
import { movedFrom, movedPages } from '../core/edition/moved.ts';
import { ris } from '../core/export/ris.ts';
import { cardOf } from './card.ts';
import { namesOf } from './names.ts';
import type { Site } from './site.ts';

type Content = Uint8Array | string;

/**
 * Returns the files of the site that are no pages, by their paths in it: the seeds as they were received, the
 * list of their hashes, the files that they were made from where those are published, the names that the search suggests, the annotations of each source, the images of guides, the bibliography, the
 * feed of changes, what stands at addresses that are gone, and the card that is shown where somebody links to the edition. What is in one is made when it is asked for.
 */
export function filesOf(site: Site): Map<string, () => Content | Promise<Content>> {
  const { edition, shown, superseded, url } = site;
  const sums = 'seeds/SHA256SUMS';
  const files = new Map<string, () => Content | Promise<Content>>([
    [sums, () => edition.files.get(sums)?.text ?? ''],
    ['search/names.json', () => namesOf(site)],
  ]);
  for (const { path, bytes } of edition.seeds.values()) files.set(path, () => bytes);
  for (const source of [...shown, ...superseded]) {
    const original = edition.originals.get(source.page.data.converted?.original ?? '');
    if (original && edition.about.originals) files.set(original.path, () => original.bytes);
    const path = `sources/${source.page.id}/annotations.json`;
    files.set(path, () => annotations(source, edition, url));
  }
  const shownImages = new Set(
    edition.guides.flatMap(({ images }) => images.map(({ url }) => imageName(url))),
  );
  for (const { name, size, bytes } of edition.images.values())
    if (size && shownImages.has(name)) files.set(`guides/${name}`, () => bytes);
  const works = [...edition.references.values()];
  files.set('references/references.json', () => cslJson(works));
  files.set('references/references.bib', () => bibtex(works));
  files.set('references/references.biblatex.bib', () => bibtex(works, 'biblatex'));
  files.set('references/references.ris', () => ris(works));
  // The entries of a feed need addresses that are whole.
  if (url !== '')
    for (const [path, text] of atom(historyOf(shown), edition.about, url))
      files.set(path, () => text);
  for (const [page, to] of movedPages(edition)) {
    const address = site.href(to);
    files.set(`${page.slice(1)}index.html`, () =>
      movedPage(
        {
          to: address,
          canonical: url === '' ? address : url + to,
          language: edition.about.language,
        },
        movedFrom(edition, page).map((place) => ({ ...place, to: site.href(place.to) })),
        site.href('/moved.js'),
      ),
    );
  }
  if (movedPages(edition).length > 0) files.set('moved.js', () => leadOn);
  files.set('card.png', () => cardOf(site));
  return files;
}
