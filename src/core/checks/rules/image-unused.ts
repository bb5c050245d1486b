import { holdersOf } from '../../edition/holders.ts';
import { type Facsimile, facsimilesNamed } from '../../edition/facsimile.ts';
import { imagesUsed, unshownImage } from '../../edition/image.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Nothing shows an image: it is left out of the site. */
export const imageUnused: Rule = {
  code: 'image-unused',
  whole: true,
  find: (edition) => {
    const used = imagesUsed(holdersOf(edition), edition.images);
    const named = edition.sources.flatMap(({ page }) => facsimilesNamed(page));
    const shown = new Set(named.map(({ value }) => value));
    const scans = [...edition.facsimiles.values()].filter(({ name }) => !shown.has(name));
    return [
      ...[...edition.images.values()].filter((image) => !used.has(image)).map(unshownImage),
      ...scans.map(unshownFacsimile),
    ];
  },
};

function unshownFacsimile({ name, path }: Facsimile): Finding {
  return {
    code: 'image-unused',
    message: 'Unexpected image that is that of no page, expected one that a <Page> names',
    place: { file: path },
    hint: `name it where its page begins, <Page n="…" image="${name}"/>, or take it out`,
  };
}
