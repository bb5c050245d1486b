import { originalPages } from '../edition/original-pages.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { gapText, pageText, rends, rendsOf } from '../page/rendition.ts';
import { el, type Node, text } from '../render/hast.ts';
import { renderRendition } from '../render/rendition.ts';
import { canonicalTag } from '../text/tags.ts';

/** What the looks of the original are called, each shown as it looks, and what they mean. */
const looks: Record<(typeof rends)[number], readonly [name: string, meaning: string]> = {
  italic: ['Italics', 'in italics in the original'],
  bold: ['Bold', 'in bold in the original'],
  underline: ['Underlined', 'underlined in the original'],
  superscript: ['Raised', 'above the line in the original'],
  subscript: ['Lowered', 'below the line in the original'],
  'small-caps': ['Small capitals', 'in small capitals in the original'],
};

const readings: readonly (readonly [element: string, name: string, meaning: string])[] = [
  ['Unclear', 'Unclear', 'hard to read in the original'],
  ['Supplied', 'Supplied', 'missing from the original, supplied by the editors of the text'],
  ['Add', 'Added', 'added to the original by hand'],
  ['Del', 'Deleted', 'deleted in the original'],
  ['Note', 'Notes', 'notes of the source’s own; its marks lead there'],
];

/**
 * Returns what the marks of a page look like that tell how the original does, items of a list, in one order on all pages; nothing
 * where it has none. `language` is the edition's.
 */
export function legendOf(
  { renditions, wordless }: Pick<AnnotatedPage, 'renditions' | 'wordless'>,
  language: string,
): Node[] {
  const names = new Set(renditions.map(({ name }) => name));
  const used = new Set(renditions.flatMap(({ attributes }) => rendsOf(attributes['rend'] ?? '')));
  const row = (sample: Node[], meaning: string): Node[] => [
    el('li', {}, [...sample, `: ${meaning}`]),
    text('\n'),
  ];
  const foreign = renditions.flatMap(({ name, attributes }) =>
    name === 'Foreign' ? (canonicalTag(attributes['lang'] ?? '') ?? []) : [],
  );
  return [
    ...rends.flatMap((rend) => {
      const [name, meaning] = looks[rend];
      const said = { name: 'Hi', attributes: { rend } };
      return used.has(rend) ? row(renderRendition(said, [text(name)]), meaning) : [];
    }),
    ...readings.flatMap(([element, name, meaning]) => {
      const said = { name: element, attributes: {} };
      return names.has(element) ? row(renderRendition(said, [text(name)]), meaning) : [];
    }),
    ...(wordless.some(({ name }) => name === 'Gap')
      ? row([text(gapText({}))], 'words that are missing here')
      : []),
    ...originalPages({ wordless })
      .slice(0, 1)
      .flatMap(({ number }) => row([text(pageText(number))], 'page of the original, from here on')),
    ...(foreign.length > 0
      ? row([text('In other languages')], namesOfLanguages(foreign, language))
      : []),
  ];
}

function namesOfLanguages(tags: readonly string[], language: string): string {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'language', fallback: 'none' });
  const each = [...new Set(tags)].map((tag) => names.of(tag) ?? tag);
  return new Intl.ListFormat([language, 'en']).format(each);
}
