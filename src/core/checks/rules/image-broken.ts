import { imageName, type ShownImage } from '../../edition/image.ts';
import type { Edition } from '../../edition/edition.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { decoded } from '../../text/address.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';
import { closedFiles } from '../../edition/unread.ts';

/** A guide shows an image that is not beside it, or is none. */
export const imageBroken: Rule = {
  code: 'image-broken',
  find: (edition) =>
    edition.guides.flatMap(({ file, images }) =>
      images.flatMap((image) => {
        const fault = judge(image, edition);
        const place = placeOf(fileOf(edition, file), image.at, image.end);
        return fault ? [{ code: 'image-broken', ...fault, place }] : [];
      }),
    ),
};

function judge(
  { url }: ShownImage,
  edition: Edition,
): Pick<Finding, 'message' | 'hint'> | undefined {
  const name = imageName(url);
  if (name === undefined) return unfit(url);
  const path = `content/guides/${name}`;
  if (closedFiles(edition).has(path)) return undefined;
  const image = edition.images.get(path);
  if (!image)
    return {
      message: `Unexpected image “${url}”, expected a file of this name in content/guides`,
      hint: `${didYouMean(
        name,
        [...edition.images.values()].map((one) => one.name),
      )}put the file there, beside the guide`,
    };
  if (image.size) return undefined;
  return {
    message: `Unexpected content of the image “${url}”, expected a PNG, JPEG, GIF or WebP`,
    hint: 'open the file in a program for pictures, and export it as PNG or JPEG',
  };
}

function unfit(url: string): Pick<Finding, 'message' | 'hint'> {
  if (/\.svgz?$/i.test(url))
    return {
      message: `Unexpected image “${url}”, expected a PNG, JPEG, GIF or WebP`,
      hint: 'export it as PNG: an SVG that is opened by itself can run code as a page of the site',
    };
  return {
    message: `Unexpected image “${url}”, expected the name of a PNG, JPEG, GIF or WebP in content/guides: letters, digits, “.”, “_” and “-”`,
    hint:
      renaming(url) ??
      'save it there, beside the guide, and write between the round brackets only the name that you gave it',
  };
}

/** How a name that has other characters becomes one that may be shown; undefined where it does not by hyphens alone. */
function renaming(url: string): string | undefined {
  const own = decoded(url);
  const name = own.replace(/[^A-Za-z0-9._-]+/g, '-');
  if (name === own || own.includes('/') || imageName(name) === undefined) return undefined;
  return `name the file “${name}”, and write ![…](${name})`;
}
