import type { EditionData } from '../edition/schema/edition.ts';
import type { Wording } from '../words/wording.ts';
import { anchorOf, type PageChange } from '../view/history.ts';
import { paginate } from '../view/paging.ts';
import { xml } from '../render/xhtml.ts';

/** How much of the changes one document of the feed has, in bytes as they are weighed. */
const most = 200_000;

/**
 * Returns an Atom feed (RFC 4287) of what became of an edition that is published at `url`, without a slash at its
 * end: its documents by their paths in the site, the newest changes in the first; each leads to those around it (RFC 5005,
 * section 3). It is the same from build to build: what is new in it is dated by the editors.
 */
export function atom(
  changes: readonly PageChange[],
  about: EditionData,
  url: string,
  wording: Wording,
): Map<string, string> {
  const { pages } = paginate({
    path: '/changes.xml',
    groups: [{ head: '', rows: changes.map((change) => entry(change, url, wording)) }],
    anchors: () => [],
    most: { first: most, others: most },
  });
  const updated = instantOf(changes[0]?.date ?? about.date ?? '1970');
  return new Map(
    pages.map((parts, index) => [
      pathOf(index + 1),
      feed(
        parts.flatMap(({ rows }) => rows),
        { about, url, updated, number: index + 1, last: pages.length },
      ),
    ]),
  );
}

function pathOf(number: number): string {
  return number === 1 ? 'changes.xml' : `changes/page/${number}.xml`;
}

/** What a document of the feed says beside its entries. */
interface FeedHead {
  about: EditionData;
  url: string;
  updated: string;
  number: number;
  last: number;
}

function feed(entries: readonly string[], { about, url, updated, number, last }: FeedHead): string {
  const { title, language, editors, licence } = about;
  const authors = editors.length > 0 ? editors : [title];
  const link = (relation: string, to: number) =>
    `<link rel="${relation}" href="${xml(url)}/${pathOf(to)}"/>\n`;
  const others = [
    ...(last > 1 ? [link('first', 1)] : []),
    ...(number > 1 ? [link('previous', number - 1)] : []),
    ...(number < last ? [link('next', number + 1)] : []),
    ...(last > 1 ? [link('last', last)] : []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(language)}">
<id>${xml(url)}/</id>
<title>${xml(title)}</title>
<updated>${updated}</updated>
${link('self', number)}${others.join('')}<link rel="alternate" type="text/html" href="${xml(url)}/changes/"/>
${authors.map((name) => `<author><name>${xml(name)}</name></author>\n`).join('')}${
    licence ? `<rights>${xml(licence)}</rights>\n` : ''
  }${entries.join('')}</feed>
`;
}

function entry(change: PageChange, url: string, { sayWith, words }: Wording): string {
  const { date, title, text } = change;
  const page = `${url}/sources/${change.page.id}/`;
  const { history } = words;
  const corrected = sayWith(history.corrected, { source: () => title }, {}).join('');
  // By its words, not by its place: whatever is added before or after it later, a reader of the feed knows it again.
  const said = text === undefined ? '' : `:${encodeURIComponent(text.toWellFormed())}`;
  const id = `${url}/changes/#${anchorOf(change)}${said}`;
  return `<entry>
<id>${xml(id)}</id>
<title>${xml(text === undefined ? title : corrected)}</title>
<updated>${instantOf(date)}</updated>
<link rel="alternate" type="text/html" href="${xml(page)}"/>
<summary>${xml(text ?? history.fresh)}</summary>
</entry>
`;
}

/** A date as Atom needs it (RFC 3339): the first instant of a day, month or year. */
function instantOf(date: string): string {
  return `${`${date}-01-01`.slice(0, 10)}T00:00:00Z`;
}
