import type { Nodes, Text } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { formPath, sourceForms } from '../edition/forms.ts';
import type { PublishedSource } from '../edition/published.ts';
import { claimTransmission } from '../edition/transmission.ts';
import { labelOf, nameOfEntry } from '../render/context.ts';
import { textContent } from '../render/hast.ts';
import { isolatedText } from '../render/pictures/wrap.ts';
import { quoteOf } from '../render/quote.ts';
import { count } from '../text/count.ts';
import { fold } from '../text/fold.ts';
import { withLineFeeds } from '../text/lines.ts';
import type { ShownEdition } from '../view/shown.ts';
import { type Cited, proseWords } from './prose-words.ts';

/*
 * What an edition says for programs that read text: a list of it at `/llms.txt` (https://llmstxt.org), and of each source its words
 * with what is claimed in them, and what is held of that.
 */

/** The path of the plain text of a source. */
function plainTextPath(id: string): string {
  return formPath(id, 'text');
}

/** What is not told among the words, by the elements that tell it. */
const untold = new Map([
  ['Gap', 'what is missing'],
  ['Del', 'what is deleted'],
  ['Supplied', 'what the editors supply'],
  ['Unclear', 'what is doubtful'],
]);

/**
 * Returns a source as plain text: what it is, its words as the seed has them, then each claim with its speaker, verdict, note and address,
 * and the other notes. How many lines the words have stands above them, so that nothing in them can pass for what the editors say.
 */
export function plainText(source: PublishedSource, rendering: ShownEdition): string {
  const { page, seed, text } = source;
  const { url, edition } = rendering;
  const { title, published, place, publisher, rights } = page.data;
  const address = `${url}/sources/${page.id}/`;
  const lines = withLineFeeds(text).replace(/\n$/, '').split('\n');
  const name = (id: string) => nameOfEntry(rendering, id);
  // An arrow is not mirrored where names from the right stand on both sides of it.
  const nameApart = (id: string) => isolatedText(name(id));
  const notes = new Map(page.notes.map(({ id, children }) => [id, children]));
  const cited: Cited = ({ key, locator }) => textContent(rendering.bibliography.cite(key, locator));
  const noteOn = (id: string) => proseWords(notes.get(id) ?? [], cited);
  const claims = page.claims.map((claim) =>
    facts([
      ['Claim', quoteOf(claim, source)],
      ['In plain words', claim.says],
      ['Made by', name(claim.by)],
      ['Came through', claimTransmission(page, claim).map(nameApart).join(' → ')],
      ['Kind', labelOf(edition.kinds, claim.kind)],
      ['Verdict', labelOf(edition.verdicts, claim.verdict)],
      ['Held as of', claim.asOf],
      ['Note', noteOn(claim.id)],
      ['Address', `${address}#claim-${claim.id}`],
    ]),
  );
  const claimed = new Set(page.claims.map(({ id }) => id));
  const others = [...notes.keys()]
    .filter((id) => !claimed.has(id))
    .map((id) =>
      facts([
        ['Note', noteOn(id)],
        ['Address', `${address}#note-${id}`],
      ]),
    );
  const parts = [
    facts([
      ['Title', title],
      ['Published', published],
      ['Publisher', publisher && name(publisher)],
      ['Place', place],
      ['Rights', rights],
      ['Edition', edition.about.title],
      ['Address', address],
      ['Seed', `${url}/${seed.path}`],
      ['SHA-256', seed.sha256],
    ]),
    [
      ...untoldIn(
        source,
        `${address}${edition.about.forms.includes('tei') ? sourceForms.tei : ''}`,
      ),
      `The words of the source, ${count(lines.length, 'line')}:`,
    ].join('\n'),
    lines.join('\n'),
    ...headed('What is claimed in it, and what the editors hold of that:', claims),
    ...headed('Other notes of the editors:', others),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Returns, in a line, what is not told among the words of a source, and where it is; none where nothing is. */
function untoldIn({ page }: PublishedSource, where: string): string[] {
  const named = new Set([...page.wordless, ...page.renditions].map(({ name }) => name));
  const kinds = [...untold].flatMap(([name, kind]) => (named.has(name) ? [kind] : []));
  return kinds.length === 0 ? [] : [`Told in ${where}, and not here: ${kinds.join(', ')}.`];
}

function headed(head: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [head, ...parts];
}

/** Returns what is known, a line each: words of others begin none of their own. */
function facts(given: readonly (readonly [name: string, value: string | undefined])[]): string {
  return given
    .flatMap(([name, value = '']) => {
      const words = fold(value);
      return words === '' ? [] : [`${name}: ${words}`];
    })
    .join('\n');
}

/** Returns `/llms.txt`: what the edition is, and where its texts and data are. */
export function llmsText({ edition, shown, url }: ShownEdition): string {
  const { title, description = '', licence } = edition.about;
  const link = (name: string, path: string, about: string) =>
    `- ${markdown({ type: 'link', url: `${url}${path}`, children: words(name) })}${about === '' ? '' : `: ${about}`}`;
  const parts = [
    markdown({ type: 'heading', depth: 1, children: words(title) }),
    ...(description === '' ? [] : [`> ${paragraph(description)}`]),
    'Each source is told word for word, as the seed has it that it names with its SHA-256; behind its words stand the claims in it, what the editors hold of each today, and why.' +
      ' A verdict is the editors’, not the source’s. Cite a claim by its address.' +
      (licence === undefined ? '' : ` Licence of what the editors wrote: ${paragraph(licence)}.`),
    '## Sources',
    shown
      .map(({ page, claims }) =>
        link(
          page.data.title,
          edition.about.forms.includes('text')
            ? `/${plainTextPath(page.id)}`
            : `/sources/${page.id}/`,
          [page.data.published ?? [], count(claims.length, 'claim')].flat().join(', '),
        ),
      )
      .join('\n'),
    '## Data',
    [
      link(
        'All claims',
        '/claims.json',
        'with verdicts, chains, addresses and the hash of each seed',
      ),
      link('Entries, works and verdicts', '/tei.xml', 'TEI P5'),
      link('Works', '/references/references.json', 'CSL-JSON'),
      link('Hashes of the seeds', '/seeds/SHA256SUMS', ''),
    ].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Returns a node of Markdown as it is written (CommonMark): no sign of its words is markup, nor `~` to those who read more than that. */
function markdown(node: Nodes): string {
  const unsafe = [{ character: '~', inConstruct: 'phrasing' as const }];
  return toMarkdown(node, { resourceLink: true, unsafe }).replace(/\n$/, '');
}

function paragraph(text: string): string {
  return markdown({ type: 'paragraph', children: words(text) });
}

function words(text: string): Text[] {
  return [{ type: 'text', value: fold(text) }];
}
