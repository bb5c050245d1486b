import { pageTransmission } from '../edition/transmission.ts';
import type { PageHead, PublishedSource } from '../edition/published.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import type { Node } from '../render/hast.ts';
import { type NamedLink, linkToEntry, type SetName, namedOrLinked } from '../render/named-link.ts';
import { renderChain } from '../render/notes.ts';
import { settingOf } from '../render/script.ts';
import { type ShownDate, showDate } from './date.ts';
import { letterHead } from './letters.ts';
import { type Way, waysOf } from './ways.ts';

/** Who published a source, where and when: as far as that is known. */
export interface Origin {
  publisher?: NamedLink;
  place?: SetName;
  published?: ShownDate;
}

/** What stands below the title of a source: who wrote and published it, where and when, and through whom it came. */
export interface Head extends Origin {
  author: (SetName | NamedLink)[];
  /** Empty where it would only repeat the publisher. */
  chain: Node[];
  /** How its paragraphs came, where they came in several ways. */
  ways: Way[];
  /** Of a letter, who wrote it to whom, when and where; else nothing. */
  letter: Node[];
}

/** Returns the head of a source; a name is told once. */
export function headOf(source: PublishedSource, rendering: Rendering): Head {
  const { page } = source;
  const { author = [], publisher } = page.data;
  const outlet = publisher === undefined ? undefined : nameOfEntry(rendering, publisher);
  const chain = pageTransmission(page);
  return {
    author: [author]
      .flat()
      .map((name) => namedOrLinked(name, rendering))
      .filter((name) => name.text !== outlet),
    chain: chain.some((id) => id !== publisher) ? renderChain(chain, rendering) : [],
    ways: waysOf(source, rendering),
    letter: letterHead(page, rendering),
    ...originOf(page, rendering),
  };
}

/** Returns who published a source, where and when. */
export function originOf({ data }: PageHead, rendering: Rendering): Origin {
  const { publisher, place, published } = data;
  return {
    ...(publisher !== undefined && { publisher: linkToEntry(publisher, rendering) }),
    ...(place !== undefined && {
      place: { text: place, ...settingOf(place, rendering.edition.about.language) },
    }),
    ...(published !== undefined && {
      published: showDate(published, rendering.edition.about.language),
    }),
  };
}
