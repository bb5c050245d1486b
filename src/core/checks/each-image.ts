import type { Edition } from '../edition/edition.ts';
import { fileOf } from '../edition/file-of.ts';
import { holdersOf } from '../edition/holders.ts';
import { placeOf } from '../page/file.ts';
import type { ShownImage } from '../page/model.ts';
import type { Code } from '../faults.ts';
import type { Finding, Place } from '../problem.ts';

/** Returns what `find` says of each image that something of the edition shows, with the path of that and the image's place. */
export function eachImage(
  edition: Edition,
  find: (image: ShownImage, file: string, place: Place) => Finding | undefined,
): Finding[] {
  return holdersOf(edition).flatMap(({ file, images }) =>
    images.flatMap((image) => {
      const place = placeOf(fileOf(edition, file), image.at, image.end);
      return find(image, file, place) ?? [];
    }),
  );
}

/** Returns the images of guides, or of all else, that have no description, as faults of a code. */
export function undescribedImages(edition: Edition, code: Code, ofGuides: boolean): Finding[] {
  return eachImage(edition, ({ url, alt }, file, place) => {
    if (alt !== undefined || file.startsWith('content/guides/') !== ofGuides) return undefined;
    return {
      code,
      message: `Unexpected image “${url}” without a description, expected words for those who cannot see it`,
      place,
      hint: `say between the brackets what is to be seen: ![The harbour in 1890](${url})`,
    };
  });
}
