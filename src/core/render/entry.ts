import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { toldNames } from '../edition/others.ts';
import type { Work } from '../edition/schema/reference.ts';
import { el, html, type Node, text } from './hast.ts';
import { linkMark, spokenName } from './processor.ts';
import { isStopped, withoutSecondStop } from './stops.ts';
import { untold, whereabouts, withoutMarks } from './whereabouts.ts';
import { linksOf, type WorkLink } from './work-links.ts';

/**
 * Returns the entry of a work, HTML, from what a style has printed, and where the work lies, as far as the style
 * does not tell: no reader finds a letter without. A number alone is followed by `name`.
 */
export function entryOfStyle(printed: string, work: Work, name: string): string {
  const entry = clean(withoutSecondStop(withoutMarks(printed)), linksOf(work));
  const missing = untold(work, printed).join(', ');
  if (missing === '') return /^\d+\.?$/.test(entry) ? html([text(`${entry} ${name}`)]) : entry;
  const where = tidy(rebuild(parsed(missing), {}));
  return `${entry}${isStopped(entry) ? '' : '.'} ${where}${isStopped(where) ? '' : '.'}`;
}

/** The fields that tell a reader where a work is, in the order in which a bibliography has them. */
const told = [
  ...(['genre', 'container-title', 'volume', 'issue', 'page', 'publisher-place'] as const),
  ...(['publisher', ...whereabouts] as const),
];

/** Returns the entry of a work that the style leaves out, HTML, such as a letter in APA: readers look it up all the same. */
export function entryOfFields(work: Work, cited: string): string {
  const { told: recipients, more } = toldNames(work.recipient ?? []);
  const to = `To ${recipients.map(spokenName).join(', ')}${more ? ' et al.' : ''}`;
  const { DOI: doi, URL: url } = linksOf(work);
  const link = doi ?? url;
  const sentences = [
    [text(cited)],
    work.title === undefined ? [] : [el('i', {}, rebuild(parsed(work.title), {}, upright))],
    recipients.length === 0 ? [] : [text(to)],
    rebuild(parsed(told.flatMap((field) => work[field] ?? []).join(', ')), {}),
    link === undefined ? [] : [anchor(link)],
  ];
  const all = sentences.filter((sentence) => sentence.length > 0);
  return tidy(
    all.flatMap((sentence, index) => {
      const before = all[index - 1];
      if (before === undefined) return sentence;
      return [text(isStopped(html(before)) ? ' ' : '. '), ...sentence];
    }),
  );
}

function parsed(markup: string) {
  return parseFragment(markup).childNodes;
}

function anchor({ href, text: words }: WorkLink): Node {
  return el('a', { href }, [words]);
}

const allowed: ReadonlySet<string> = new Set(['i', 'b', 'sup', 'sub', 'em', 'strong']);

/** What may stand within italics. */
const upright: ReadonlySet<string> = new Set([...allowed].filter((tag) => !/^(?:i|em)$/.test(tag)));

type Links = ReturnType<typeof linksOf>;

/**
 * Returns the processor's HTML rebuilt from a few elements without attributes: titles may hold markup, and what
 * a file of references says is not to be trusted. What is a link is told by the fields URL and DOI.
 */
function clean(entry: string, links: Links): string {
  return tidy(rebuild(parsed(entry), links));
}

function tidy(nodes: readonly Node[]): string {
  return html([...nodes])
    .replace(/\s+/g, ' ')
    .replace(/^ | $/g, '');
}

function rebuild(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  links: Links,
  tags = allowed,
): Node[] {
  const kept = nodes.filter((node) => 'childNodes' in node || 'value' in node);
  return kept.flatMap((node): Node[] => {
    if ('value' in node) return linked(node.value, links);
    const { tagName } = node;
    const children = rebuild(node.childNodes, links, /^(?:i|em)$/.test(tagName) ? upright : tags);
    if (tags.has(tagName)) return [el(tagName, {}, children)];
    // A style that numbers its entries puts the number into a block of its own.
    return tagName === 'div' ? [...children, text(' ')] : children;
  });
}

/** The marks of links in a text, with what some styles write before a DOI, which is part of its address. */
const marks = new RegExp(`((?:https?://(?:dx\\.)?doi\\.org/)?)(${linkMark.URL}|${linkMark.DOI})`);

function linked(words: string, links: Links): Node[] {
  const [before = '', prefix = '', mark, ...rest] = words.split(marks);
  const link = mark === linkMark.URL ? links.URL : links.DOI;
  const nodes = before === '' ? [] : [text(before)];
  if (mark === undefined || link === undefined) return nodes;
  const after = linked(rest.join(''), links);
  return [...nodes, anchor({ ...link, text: prefix + link.text }), ...after];
}
