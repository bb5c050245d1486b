import { imageAt, imageName, imagePaths } from '../../edition/image.ts';
import { facsimileFolder, facsimilePath, facsimilesNamed } from '../../edition/facsimile.ts';
import { isWhole } from '../../edition/image-end.ts';
import type { Edition } from '../../edition/edition.ts';
import type { Finding } from '../../problem.ts';
import { decoded } from '../../text/address.ts';
import { didYouMean } from '../../text/nearest.ts';
import { eachPage } from '../each-page.ts';
import { eachImage } from '../each-image.ts';
import type { Rule } from '../rule.ts';
import { closedFiles } from '../../edition/unread.ts';

/** A page shows an image that is not there, is none, or is cut off; or it names one of the original that is not. */
export const imageBroken: Rule = {
  code: 'image-broken',
  find: (edition) => {
    // One list for all: looking up in it has a limit.
    const names = [...edition.images.values()].map(({ name }) => name);
    const shown = eachImage(edition, ({ url }, file, place) => {
      const fault = judge(url, file, { edition, names });
      return fault && { code: 'image-broken', ...fault, place };
    });
    return [...shown, ...ofPages(edition)];
  },
};

/** The images of pages of the originals. */
const ofPages = eachPage(({ page, file, edition }) => {
  for (const { value, at } of facsimilesNamed(page)) {
    const path = facsimileFolder + value;
    const known = edition.facsimiles.get(value);
    // What may not be there by its name, and what could not be read, is told as such.
    if (!facsimilePath.test(path) || known?.isWhole || closedFiles(edition).has(path)) continue;
    const { message, hint } = judgePage(value, edition);
    file.report(
      'image-broken',
      { start: at, end: at + 'image=""'.length + value.length },
      message,
      { hint },
    );
  }
});

function judgePage(name: string, { facsimiles }: Edition): Fault {
  const known = facsimiles.get(name);
  if (!known)
    return {
      message: `Unexpected image “${name}”, expected the name of a file in facsimiles/`,
      hint: `${didYouMean(name, facsimiles)}put the file there; capital and small letters differ`,
    };
  if (known.size) return cut(name);
  return {
    message: `Unexpected content of the image “${name}”, expected a JPEG, PNG, WebP or TIFF`,
    hint: 'open the file in a program for pictures, and export it as JPEG',
  };
}

type Fault = Pick<Finding, 'message'> & { hint: string };

/** An edition, and the names of its images. */
interface Known {
  edition: Edition;
  names: readonly string[];
}

function judge(url: string, file: string, { edition, names }: Known): Fault | undefined {
  const name = imageName(url);
  if (name === undefined) return unfit(url);
  const paths = imagePaths(name, file);
  if (paths.some((path) => closedFiles(edition).has(path))) return undefined;
  const image = imageAt(url, file, edition.images);
  if (!image) return missing(url, name, names);
  if (image.size) return isWhole(image.bytes) ? undefined : cut(url);
  return {
    message: `Unexpected content of the image “${url}”, expected a PNG, JPEG, GIF or WebP`,
    hint: 'open the file in a program for pictures, and export it as PNG or JPEG',
  };
}

function cut(url: string): Fault {
  return {
    message: `Unexpected end of the image “${url}”, expected the whole file`,
    hint: 'copy the file again, or open it in a program for pictures and export it',
  };
}

function missing(url: string, name: string, names: readonly string[]): Fault {
  return {
    message: `Unexpected image “${url}”, expected a file of this name in content/images`,
    hint: `${didYouMean(name, names)}put the file there; capital and small letters differ`,
  };
}

function unfit(url: string): Fault {
  if (/\.svgz?$/i.test(url))
    return {
      message: `Unexpected image “${url}”, expected a PNG, JPEG, GIF or WebP`,
      hint: 'export it as PNG: an SVG that is opened by itself can run code as a page of the site',
    };
  return {
    message: `Unexpected image “${url}”, expected the name of a PNG, JPEG, GIF or WebP in content/images: letters, digits, “.”, “_” and “-”`,
    hint:
      renaming(url) ??
      'save it there, and write between the round brackets only the name that you gave it',
  };
}

/** How a name that has other characters becomes one that may be shown; undefined where it does not by hyphens alone. */
function renaming(url: string): string | undefined {
  const own = decoded(url);
  const name = own.replace(/[^A-Za-z0-9._-]+/g, '-');
  if (name === own || own.includes('/') || imageName(name) === undefined) return undefined;
  return `name the file “${name}”, and write ![…](${name})`;
}
