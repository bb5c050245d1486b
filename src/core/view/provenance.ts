import type { PublishedSource } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import type { NamedLink } from '../render/named-link.ts';
import { showDate } from './date.ts';

/** Rows of a name and what is known: words, a link, or several words. */
export type Provenance = [name: string, value: string | NamedLink | string[]][];

const notKept = 'a file that is not kept here';

/** Returns where the text of a source is from, with what is needed to check it against its seed: what is known. */
export function provenanceOf(
  { page, seed, text }: PublishedSource,
  { href, edition }: Rendering,
): Provenance {
  const { data } = page;
  const { about } = edition;
  const { converted } = data;
  const original = converted?.original;
  const linkTo = (name: string) => ({ text: name, href: href(`/originals/${name}`) });
  const rows: [string, Provenance[number][1] | undefined][] = [
    ['Seed', { text: seed.name, href: href(`/seeds/${seed.name}`) }],
    ['Bytes', String(seed.bytes.length)],
    ['Characters', String([...text].length)],
    ['SHA-256', seed.sha256],
    ['Encoding', data.encoding],
    [
      'Made from',
      converted && (about.originals && original ? linkTo(original) : (original ?? notKept)),
    ],
    ['SHA-256 of that', converted?.sha256],
    ['Made by', converted && [converted.by, showDate(converted.date, about.language).text]],
    ['Taken from', data['source-url'] && { text: data['source-url'], href: data['source-url'] }],
    ['Received', data.received],
    ['Rights', data.rights],
    ['Not known', data.unknown],
    ['Annotated by', data.annotators?.join(', ')],
    ['Revised', data.date && showDate(data.date, about.language).text],
  ];
  return rows.flatMap(([name, value]): Provenance =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}
