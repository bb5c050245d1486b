import type { PublishedPage, PublishedSource } from './published.ts';
import type { Seed } from './seed.ts';
import type { Source } from './edition.ts';

/** What is known of a page that was not read. */
type KnownPage = Pick<PublishedPage, 'id' | 'file' | 'data' | 'cites' | 'images'>;

/** Returns a source of which this is known, and all else is read when it is asked for; its text by itself, which takes far less time. */
export function unreadSource(
  known: KnownPage,
  seed: Seed,
  { read, readText }: { read: () => Source; readText: () => string },
): PublishedSource {
  const page: PublishedPage = {
    ...known,
    faithful: true,
    broken: false,
    get fields() {
      return read().page.fields;
    },
    get blocks() {
      return read().page.blocks;
    },
    get marks() {
      return read().page.marks;
    },
    get renditions() {
      return read().page.renditions;
    },
    get wordless() {
      return read().page.wordless;
    },
    get claims() {
      return read().page.claims;
    },
    get elements() {
      return read().page.elements;
    },
    get references() {
      return read().page.references;
    },
    get notes() {
      return read().page.notes;
    },
    get before() {
      return read().page.before;
    },
    get after() {
      return read().page.after;
    },
    get links() {
      return read().page.links;
    },
  };
  return {
    page,
    seed,
    get text() {
      return readText();
    },
    get linked() {
      return read().linked;
    },
  };
}
