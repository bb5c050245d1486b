import type { PublishedSource } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import type { NamedLink } from '../render/named-link.ts';
import { showDate } from './date.ts';

/** Rows of a name and what is known: words, a link, or several words. */
export type Provenance = [name: string, value: string | NamedLink | string[]][];

/** Returns where the text of a source is from, with what is needed to check it against its seed: what is known. */
export function provenanceOf(
  { page, seed, text }: PublishedSource,
  { href, edition, wording }: Rendering,
): Provenance {
  const { data } = page;
  const { about } = edition;
  const { converted } = data;
  const original = converted?.original;
  const linkTo = (name: string) => ({ text: name, href: href(`/originals/${name}`) });
  const words = wording.words.provenance;
  const rows: [string, Provenance[number][1] | undefined][] = [
    [words.seed, { text: seed.name, href: href(`/seeds/${seed.name}`) }],
    [words.bytes, wording.number(seed.bytes.length)],
    [words.characters, wording.number([...text].length)],
    [words.hash, seed.sha256],
    [words.encoding, data.encoding],
    [
      words.madeFrom,
      converted && (about.originals && original ? linkTo(original) : (original ?? words.notKept)),
    ],
    [words.hashOfOriginal, converted?.sha256],
    [words.madeBy, converted && [converted.by, showDate(converted.date, about.language).text]],
    [words.takenFrom, data['source-url'] && { text: data['source-url'], href: data['source-url'] }],
    [words.received, data.received && showDate(data.received, about.language).text],
    [words.rights, data.rights],
    [words.unknown, data.unknown],
    [words.annotators, data.annotators && wording.list(data.annotators).join('')],
    [words.revised, data.date && showDate(data.date, about.language).text],
  ];
  return rows.flatMap(([name, value]): Provenance =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}
