import { facsimileFolder, facsimileSums } from '../core/edition/facsimile.ts';
import { idFor, idsBeside } from '../core/edit/id.ts';
import {
  type ManifestPage,
  mostCanvases,
  pageNumbers,
  type ReadManifest,
} from '../core/edit/iiif-manifest.ts';
import { escape } from '../core/report/escape.ts';
import { tellFault } from './fault.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';

/** How many images are taken at once. */
const mostImages = 200;

/** A page of the manifest: its place there from 1, its number, its image, and what the file of that is called but for the ending. */
type Chosen = ManifestPage & { place: number; number: string; stem: string };

/** A page that is to be taken. */
export type Wanted = Extract<Chosen, { image: string }>;

/** Returns the pages that `--pages` names, or all, as `--name` has them called. Throws a `UsageError` where one of both cannot be. */
export function choosePages(
  { label, pages }: ReadManifest,
  values: { name?: string | undefined; pages?: string | undefined },
): Chosen[] {
  const range = values.pages ?? `1-${mostCanvases}`;
  const parts = range.split(',').map((part) => {
    const [, from = '', to = from] = /^([1-9]\d{0,4})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    return (place: number) => from !== '' && place >= Number(from) && place <= Number(to);
  });
  const places = pages.map((_, index) => index + 1);
  if (!parts.every((isIn) => places.some(isIn)))
    throw new UsageError(
      `Unexpected --pages “${range}”, expected some of 1-${pages.length}, such as 3-10`,
    );
  const chosen = new Set(places.filter((place) => parts.some((isIn) => isIn(place))));
  if (chosen.size > mostImages)
    throw new UsageError(
      `Unexpected ${chosen.size} pages at once, expected at most ${mostImages}: take them in parts, such as --pages 1-${mostImages}`,
    );
  const name = values.name ?? idFor(label === '' ? 'page' : label, () => false);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/.test(name))
    throw new UsageError(
      `Unexpected --name “${name}”, expected letters a–z, digits, “.”, “_” and “-”`,
    );
  // All are numbered: those that are taken in parts are called as they would be at once.
  const numbers = pageNumbers(pages.map((page) => page.label));
  // Numbers in signs of other kinds may be the same in ASCII.
  const idOf = idsBeside([]);
  return pages
    .map((page, index) => {
      const number = numbers[index] ?? '';
      return { ...page, place: index + 1, number, stem: `${name}-${idOf(number)}` };
    })
    .filter(({ place }) => chosen.has(place));
}

/** Returns the pages if each has an image that can be taken; else tells of each other page why not. */
export function withImages(chosen: readonly Chosen[], io: Io): Wanted[] | undefined {
  const wanted = chosen.filter((page) => 'image' in page);
  const hint =
    wanted.length === 0
      ? 'look at it in a viewer, and ask who keeps it for images of its pages'
      : `look at it in a viewer; the others are taken with --pages ${ranges(wanted.map(({ place }) => place))}`;
  for (const page of chosen) {
    if (!('image' in page)) tellFault(calledOf(page), { found: page.found, hint }, io);
  }
  if (wanted.length < chosen.length) return undefined;
  tellChoices(wanted, io);
  return wanted;
}

/** Tells of the pages of which the manifest has several images to choose from, as of one in other light. */
function tellChoices(wanted: readonly Wanted[], { stderr }: Io): void {
  let isTold = false;
  for (const page of wanted) {
    const { among } = page;
    if (among === undefined) continue;
    isTold = true;
    const found = `Choice of ${among} images, of which the first is taken`;
    print(stderr, escape(`${calledOf(page)} warning ${found}`));
  }
  if (isTold)
    print(
      stderr,
      `  mend: look at them in a viewer; where another is to be shown, put it into ${facsimileFolder}, and its hash into ${facsimileSums}`,
    );
}

/** What a page is called where something is told of it. */
function calledOf({ place, label }: Chosen): string {
  return `page ${place}${label === '' ? '' : `, ${label.slice(0, 200)}`}`;
}

/** Returns rising numbers as `--pages` takes them: `1,3-10`. */
function ranges(places: readonly number[]): string {
  const all: number[][] = [];
  for (const place of places) {
    const last = all.at(-1);
    if (last?.at(-1) === place - 1) last[1] = place;
    else all.push([place]);
  }
  return all.map((range) => range.join('-')).join(',');
}
