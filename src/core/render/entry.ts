import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { withoutOthers } from '../edition/others.ts';
import type { Work } from '../edition/schema/reference.ts';
import { el, type Node, text, textContent } from './hast.ts';
import type { Wording } from '../words/wording.ts';
import type { Manual } from './manuals.ts';
import { linkMark, spokenName } from './processor.ts';
import { isStopped, withoutSecondStop } from './stops.ts';
import { unprintedWhereabouts, whereabouts, withoutMarks } from './whereabouts.ts';
import { bareAddress, linksOf, type WorkLink } from './work-links.ts';

/**
 * Returns the entry of a work from what a style has printed, HTML, and where the work lies, as far as the style
 * does not tell: no reader finds a letter without. A number alone is followed by `name`. Addresses
 * are printed as the manual of the style has them.
 */
export function entryOfStyle(
  printed: string,
  work: Work,
  name: string,
  { baresAddresses }: Manual,
): Node[] {
  const { URL: url, ...links } = linksOf(work);
  const address = url && baresAddresses ? { ...url, text: bareAddress(url.text) } : url;
  const shown = address ? { ...links, URL: address } : links;
  const entry = clean(withoutSecondStop(withoutMarks(printed)), shown);
  const missing = unprintedWhereabouts(work, printed).join(', ');
  if (missing === '') {
    return /^\d+\.?$/.test(textContent(entry)) ? [...entry, text(` ${name}`)] : entry;
  }
  const where = tidy(rebuild(parsed(missing), {}));
  return joined([...entry, text(isEnded(entry) ? ' ' : '. '), ...where, ...stopAfter(where)]);
}

function stopAfter(sentence: readonly Node[]): Node[] {
  return isEnded(sentence) ? [] : [text('.')];
}

function isEnded(sentence: readonly Node[]): boolean {
  return isStopped(textContent(sentence));
}

/** The fields that tell a reader where a work is, in the order in which a bibliography has them. */
const entryFields = [
  ...(['genre', 'container-title', 'volume', 'issue', 'page', 'publisher-place'] as const),
  ...(['publisher', ...whereabouts] as const),
];

/** Returns the entry of a work that the style leaves out, such as a letter in APA: readers look it up all the same, in the words of the interface. */
export function entryOfFields(work: Work, cited: string, { words, say, list }: Wording): Node[] {
  const { named: recipients, more } = withoutOthers(work.recipient ?? []);
  const names = list(recipients.map(spokenName)).join('');
  const to = say(more ? words.references.toMore : words.references.to, { names });
  const { DOI: doi, URL: url } = linksOf(work);
  const link = doi ?? url;
  const sentences = [
    [text(cited)],
    work.title === undefined || holds(cited, work.title)
      ? []
      : [el('i', {}, rebuild(parsed(work.title), {}, upright))],
    recipients.length === 0 ? [] : [text(to)],
    rebuild(parsed(entryFields.flatMap((field) => work[field] ?? []).join(', ')), {}),
    link === undefined ? [] : [anchor(link)],
  ];
  const all = sentences.filter((sentence) => sentence.length > 0);
  return tidy(
    all.flatMap((sentence, index) => {
      const before = all[index - 1];
      if (before === undefined) return sentence;
      return [text(isEnded(before) ? ' ' : '. '), ...sentence];
    }),
  );
}

/** Whether words have a title in them, in whatever letters and marks a style has set it. */
function holds(words: string, title: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim();
  return ` ${bare(words)} `.includes(` ${bare(textContent(rebuild(parsed(title), {})))} `);
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

/** What a citation may have of the HTML that a style prints: it stands in brackets, and no number of it is raised. */
const inCitation: ReadonlySet<string> = new Set([...allowed].filter((tag) => tag !== 'sup'));

/** Returns a citation that a style has printed, HTML, as nodes. */
export function citationOfStyle(printed: string): Node[] {
  if (!/[<&]/.test(printed)) return [text(printed)];
  return tidy(rebuild(parsed(printed), {}, inCitation));
}

type Links = ReturnType<typeof linksOf>;

/**
 * Returns the processor's HTML as nodes, rebuilt from a few elements without attributes: titles may hold markup, and what
 * a file of references says is not to be trusted. What is a link is told by the fields URL and DOI.
 */
function clean(entry: string, links: Links): Node[] {
  return tidy(rebuild(parsed(entry), links));
}

/** Returns nodes with each white space as one space, and none at the ends. */
function tidy(nodes: readonly Node[]): Node[] {
  return spaced(nodes)
    .map((node, index, { length }) => {
      if (node.type !== 'text') return node;
      const begun = index === 0 ? node.value.replace(/^ /, '') : node.value;
      return text(index === length - 1 ? begun.replace(/ $/, '') : begun);
    })
    .filter((node) => node.type !== 'text' || node.value !== '');
}

function spaced(nodes: readonly Node[]): Node[] {
  return joined(nodes).map((node) =>
    node.type === 'text'
      ? text(node.value.replace(/\s+/g, ' '))
      : { ...node, children: spaced(node.children) },
  );
}

/** Returns nodes in which no text follows a text. */
function joined(nodes: readonly Node[]): Node[] {
  const all: Node[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (last?.type === 'text' && node.type === 'text')
      all.splice(-1, 1, text(last.value + node.value));
    else all.push(node);
  }
  return all;
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
