import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many rows the timeline gets, and how many corrections each source. */
export const added = { rows: 450, changes: 15, works: 1500 };

/** What the works are about: each pair of them is a title. */
const things = ['mill', 'weir', 'toll', 'ferry', 'granary', 'quarry', 'orchard', 'tannery', 'well'];
const places = ['Aldham', 'Birkby', 'Corve', 'Dunmere', 'Eskdale', 'Farnley', 'Gorsedd', 'Hythe'];

/** Returns the title of one of the works. */
export function titleOfWork(n: number): string {
  return `Ledger ${n} of the ${things[n % things.length]} at ${places[n % places.length]}`;
}

/** What the fields of sources say, by their numbers: they are in several shares of a site. */
const letters: Record<number, string> = {
  3: 'correspondence: { from: entry-1, to: entry-3, sent: { date: 1903-04-14 } }\n',
  4: 'witness-of: source-3\ncorrespondence: { from: entry-3, to: entry-1, sent: { date: 1904-04-14 } }\n',
};

/**
 * Gives a generated edition of `sources` sources what makes its other lists as long as those of thousands of sources, without their pages:
 * long summaries, many corrections, a timeline, and so many works that the search has two bundles. Two of them are letters, one another text of the other. It is set in the sans that comes
 * along.
 */
export function lengthenLists(dir: string, sources: number): void {
  const summary = 'What became of the mill and of those who had bought it in good faith. '.repeat(
    55,
  );
  for (let n = 0; n < sources; n++) {
    const path = join(dir, `content/sources/source-${n}.mdx`);
    const changes = Array.from({ length: added.changes }, (_, at) => {
      const date = `20${10 + at}-0${1 + (n % 9)}-1${n % 10}`;
      return `  - { date: ${date}, text: The name of the mill on page ${at} was misread in number ${n}. }\n`;
    });
    const text = readFileSync(path, 'utf8')
      .replace(/^summary: .*$/m, `summary: ${summary.trim()}`)
      .replace('---\n', `---\n${letters[n] ?? ''}changes:\n${changes.join('')}`);
    writeFileSync(path, text);
  }
  const said = 'The council heard what the miller had to say of it. '.repeat(6).trim();
  const rows = Array.from({ length: added.rows }, (_, n) => {
    return `- { date: ${1700 + Math.floor(n / 2)}-0${1 + (n % 9)}, text: ${said} }\n`;
  });
  writeFileSync(join(dir, 'content/timeline.yaml'), rows.join(''));
  const works = Array.from({ length: added.works }, (_, n) => ({
    ...{ id: `ledger-${n}`, type: 'book', title: titleOfWork(n) },
    issued: { 'date-parts': [[1700 + (n % 200)]] },
  }));
  writeFileSync(join(dir, 'content/references/ledgers.json'), JSON.stringify(works));
  appendFileSync(join(dir, 'content/edition.yaml'), 'appearance: { font: sans }\n');
}
