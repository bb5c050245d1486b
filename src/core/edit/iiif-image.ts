/** The image of a page: its address, or why there is none that can be taken, in words that complete “Unexpected …”. */
export type PageImage = { image: string } | { found: string };

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
 * no page; of several images none is the whole of it.
 */
export function imageOfCanvas(canvas: unknown, width: number | undefined): PageImage {
  const { items, images: old } = fieldsOf(canvas);
  const pages = listOf(items).map((page) => fieldsOf(page)['items']);
  if (pages.some((page) => !Array.isArray(page)))
    return { found: 'page whose images the manifest names elsewhere, expected them in it' };
  const bodies = [
    ...listOf(old).flatMap((one) => fieldsOf(one)['resource']),
    ...pages
      .flatMap(listOf)
      .filter(isPainting)
      .flatMap((one) => fieldsOf(one)['body']),
  ].filter((body) => body !== undefined);
  const shown = bodies.map(shownBy);
  const [image, ...more] = shown.filter(({ of }) => /^(?:.*[:/])?Image$|^$/.test(typeOf(of)));
  if (more.length > 0) return { found: `page of ${more.length + 1} images, expected one` };
  if (image) return addressOf(image, width);
  const what = shown[0] ? `that shows “${typeOf(shown[0].of).slice(0, 40)}”` : 'without an image';
  return { found: `page ${what}, expected an image` };
}

function isPainting(annotation: unknown): boolean {
  return [fieldsOf(annotation)['motivation']].flat().includes('painting');
}

/** An image, and how it is shown where that is not as it is. */
interface Shown {
  of: Fields;
  how?: Fields;
}

/** What an annotation shows: of a choice the first, of an image in another form the image. One may be in the other. */
function shownBy(body: unknown): Shown {
  let shown: Shown = { of: named(body) };
  for (let depth = 0; depth < 3; depth++) {
    const { of } = shown;
    if (/(?:^|:)Choice$/.test(typeOf(of)))
      shown = { ...shown, of: named(of['default'] ?? listOf(of['items'])[0]) };
    else if (/(?:^|:)SpecificResource$/.test(typeOf(of)))
      shown = { how: fieldsOf(of['selector']), of: named(of['source'] ?? of['full']) };
  }
  return shown;
}

/** What is said of a thing: where its address alone stands, that. */
function named(thing: unknown): Fields {
  return typeof thing === 'string' ? { id: thing } : fieldsOf(thing);
}

/** The address of an image as it stands there, or of the width or the part that is wanted. */
function addressOf({ of, how = {} }: Shown, width: number | undefined): PageImage {
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
      };
  }
  if (!isWhole)
    return { found: 'page that shows an image turned or in part, expected the whole as it is' };
  return typeof own === 'string'
    ? { image: own }
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
