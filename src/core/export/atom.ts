import type { EditionData } from '../edition/schema/edition.ts';
import { anchorOf, type PageChange } from '../view/history.ts';
import { xml } from '../render/xhtml.ts';

/**
 * Returns an Atom feed (RFC 4287) of what became of an edition that is published at `url`, without a slash at its
 * end. It is the same from build to build: what is new in it is dated by the editors.
 */
export function atom(changes: readonly PageChange[], about: EditionData, url: string): string {
  const { title, language, editors, licence } = about;
  const authors = editors.length > 0 ? editors : [title];
  const newest = changes[0]?.date ?? about.date ?? '1970';
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
<id>${xml(url)}/</id>
<title>${xml(title)}</title>
<updated>${instantOf(newest)}</updated>
<link rel="self" href="${xml(url)}/changes.xml"/>
<link rel="alternate" type="text/html" href="${xml(url)}/changes/"/>
${authors.map((name) => `<author><name>${xml(name)}</name></author>\n`).join('')}${
    licence ? `<rights>${xml(licence)}</rights>\n` : ''
  }${changes.map((change) => entry(change, url)).join('')}</feed>
`;
}

function entry(change: PageChange, url: string): string {
  const { date, title, text } = change;
  const page = `${url}/sources/${change.page.id}/`;
  // By its words, not by its place: whatever is added before or after it later, a reader of the feed knows it again.
  const words = text === undefined ? '' : `:${encodeURIComponent(text.toWellFormed())}`;
  const id = `${url}/changes/#${anchorOf(change)}${words}`;
  return `<entry>
<id>${xml(id)}</id>
<title>${xml(text === undefined ? title : `Corrected: ${title}`)}</title>
<updated>${instantOf(date)}</updated>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
<summary>${xml(text ?? 'The annotations of this page are new, or were revised.')}</summary>
</entry>
`;
}

/** A date as Atom needs it (RFC 3339): the first instant of a day, month or year. */
function instantOf(date: string): string {
  return `${`${date}-01-01`.slice(0, 10)}T00:00:00Z`;
}
