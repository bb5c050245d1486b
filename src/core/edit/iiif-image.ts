/**
 * The image of a page: its address, and of how many that there are to choose from it is the first, where there are several; or why there is none that
 * can be taken, in words that complete “Unexpected …”.
 */
export type PageImage = { image: string; among?: number } | { found: string };

/** What is known of an object of JSON: nothing. */
export type Fields = Readonly<Record<string, unknown>>;

/** Returns the fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Returns a list; an empty one of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the type of an object of version 2 or 3; '' where it says none. */
export function typeOf(fields: Fields): string {
  const type = fields['type'] ?? fields['@type'];
  return typeof type === 'string' ? type : '';
}

/**
 * Returns the image that a canvas is painted with, of version 2.1 (§5.4) or 3.0 (§5.3) of the IIIF Presentation API; of a choice the first. `width`
 * asks for one of so many pixels where it names a service that makes it (Image API 2.1, 3.0, §4). What is painted besides, words or a film, is
 * no page; of several images none is the whole of it, nor is one that covers a part of the canvas alone.
 */
export function imageOfCanvas(canvas: unknown, width: number | undefined): PageImage {
  const { items, images: old, width: across, height: down } = fieldsOf(canvas);
  const pages = listOf(items).map((page) => fieldsOf(page)['items']);
  if (pages.some((page) => !Array.isArray(page)))
    return { found: 'page whose images the manifest names elsewhere, expected them in it' };
  const painted = [
    ...listOf(old).map(fieldsOf),
    ...pages.flatMap(listOf).filter(isPainting).map(fieldsOf),
  ];
  const shown = painted.flatMap(({ resource, body, on, target }) =>
    [resource ?? body]
      .flat()
      .filter((one) => one !== undefined)
      .map((one) => ({
        ...shownBy(one),
        part: partOf(on ?? target, Number(across) * Number(down)),
      })),
  );
  const [image, ...more] = shown.filter(({ of }) => /^(?:.*[:/])?Image$|^$/.test(typeOf(of)));
  if (more.length > 0) return { found: `page of ${more.length + 1} images, expected one` };
  // Some leave a narrow edge around it.
  if (image && !(image.part > 0.9))
    return { found: 'page that an image covers in part alone, expected one of the whole' };
  if (image) return addressOf(image, width);
  const what = shown[0] ? `that shows “${typeOf(shown[0].of).slice(0, 40)}”` : 'without an image';
  return { found: `page ${what}, expected an image` };
}

function isPainting(annotation: unknown): boolean {
  return [fieldsOf(annotation)['motivation']].flat().includes('painting');
}

/** Returns how much of a canvas of so many pixels a target covers, from 0 to 1 (Media Fragments URI 1.0, §4.2.2). */
function partOf(target: unknown, pixels: number): number {
  const { id, '@id': old, selector } = fieldsOf(target);
  const said = [target, id, old, ...[selector].flat().map((one) => fieldsOf(one)['value'])];
  for (const words of said) {
    if (typeof words !== 'string') continue;
    const [, unit, sides] =
      /(?:^|[#&])xywh=(?:(pixel|percent):)?[\d.]+,[\d.]+,([\d.]+,[\d.]+)/.exec(words) ?? [];
    const [across, down] = (sides ?? '').split(',').map(Number);
    if (across !== undefined && down !== undefined)
      return (across * down) / (unit === 'percent' ? 1e4 : pixels);
  }
  return 1;
}

/** An image, how it is shown where that is not as it is, and how many there are to choose from, where it is one of them. */
interface Shown {
  of: Fields;
  how?: Fields;
  among?: number;
}

/** What an annotation shows: of a choice the first, of an image in another form the image. One may be in the other. */
function shownBy(body: unknown): Shown {
  let shown: Shown = { of: named(body) };
  for (let depth = 0; depth < 3; depth++) {
    const { of } = shown;
    if (/(?:^|:)Choice$/.test(typeOf(of))) {
      const [first, ...more] = [of['default'] ?? [], of['item'] ?? [], listOf(of['items'])].flat();
      shown = { ...shown, of: named(first), among: 1 + more.length };
    } else if (/(?:^|:)SpecificResource$/.test(typeOf(of)))
      shown = { ...shown, how: fieldsOf(of['selector']), of: named(of['source'] ?? of['full']) };
  }
  return shown;
}

/** What is said of a thing: where its address alone stands, that. */
function named(thing: unknown): Fields {
  return typeof thing === 'string' ? { id: thing } : fieldsOf(thing);
}

/** The address of an image as it stands there, or of the width or the part that is wanted. */
function addressOf({ of, how = {}, among = 1 }: Shown, width: number | undefined): PageImage {
  const choice = among > 1 ? { among } : {};
  const own = of['id'] ?? of['@id'];
  const service = serviceOf(of);
  const isWhole = Object.keys(how).length === 0;
  if (service && (!isWhole || width !== undefined || typeof own !== 'string')) {
    const said = (name: string, usual: string) =>
      typeof how[name] === 'string' ? how[name] : usual;
    const size = width === undefined ? said('size', service.most) : `${width},`;
    if (isWhole || /(?:^|:)ImageApiSelector$/.test(typeOf(how)))
      return {
        image: `${service.base}/${said('region', 'full')}/${size}/${said('rotation', '0')}/${said('quality', 'default')}.${said('format', 'jpg')}`,
        ...choice,
      };
  }
  if (!isWhole)
    return { found: 'page that shows an image turned or in part, expected the whole as it is' };
  return typeof own === 'string'
    ? { image: own, ...choice }
    : { found: 'image without an address, expected one' };
}

/** The service that makes images of one, and what it calls the largest; not one that asks who somebody is. */
function serviceOf(image: Fields): { base: string; most: string } | undefined {
  for (const service of [image['service']].flat().map(fieldsOf)) {
    const base = service['id'] ?? service['@id'];
    const about = ['type', '@type', '@context', 'profile'].flatMap((name) => service[name]);
    const said = about.filter((one) => typeof one === 'string').join(' ');
    if (typeof base !== 'string' || !/^$|image/i.test(said)) continue;
    const most = /(?:ImageService|image\/)[12]/.test(said) ? 'full' : 'max';
    return { base: base.replace(/\/$/, ''), most };
  }
  return undefined;
}
