import { originalPages } from '../edition/original-pages.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { pageText, rends, rendsOf } from '../page/rendition.ts';
import { gapText } from '../render/gap.ts';
import { el, type Node, text } from '../render/hast.ts';
import { renderRendition } from '../render/rendition.ts';
import { said } from '../render/said.ts';
import { languageName } from '../text/language-name.ts';
import { canonicalTag } from '../text/tags.ts';
import type { Wording } from '../words/wording.ts';

type Words = Wording['words']['legend'];

/** What the looks of the original are called, each shown as it looks, and what they mean. */
const looks: Record<(typeof rends)[number], readonly [name: keyof Words, meaning: keyof Words]> = {
  italic: ['italic', 'italicMeans'],
  bold: ['bold', 'boldMeans'],
  underline: ['underline', 'underlineMeans'],
  superscript: ['superscript', 'superscriptMeans'],
  subscript: ['subscript', 'subscriptMeans'],
  'small-caps': ['smallCaps', 'smallCapsMeans'],
};

const readings: readonly (readonly [element: string, name: keyof Words, meaning: keyof Words])[] = [
  ['Unclear', 'unclear', 'unclearMeans'],
  ['Supplied', 'supplied', 'suppliedMeans'],
  ['Add', 'added', 'addedMeans'],
  ['Del', 'deleted', 'deletedMeans'],
  ['Note', 'notes', 'notesMean'],
];

/**
 * Returns what the marks of a page look like that tell how the original does, items of a list, in one order on all pages; nothing
 * where it has none.
 */
export function legendOf(
  { renditions, wordless }: Pick<AnnotatedPage, 'renditions' | 'wordless'>,
  wording: Wording,
): Node[] {
  const words = wording.words.legend;
  const names = new Set(renditions.map(({ name }) => name));
  const used = new Set(renditions.flatMap(({ attributes }) => rendsOf(attributes['rend'] ?? '')));
  const row = (sample: Node[], meaning: string): Node[] => [
    el('li', {}, said(wording, words.row, { look: () => sample }, { meaning })),
    text('\n'),
  ];
  const foreign = renditions.flatMap(({ name, attributes }) =>
    name === 'Foreign' ? (canonicalTag(attributes['lang'] ?? '') ?? []) : [],
  );
  return [
    ...rends.flatMap((rend) => {
      const [name, meaning] = looks[rend];
      const own = { name: 'Hi', attributes: { rend } };
      return used.has(rend)
        ? row(renderRendition(own, [text(words[name])], wording), words[meaning])
        : [];
    }),
    ...readings.flatMap(([element, name, meaning]) => {
      const own = { name: element, attributes: {} };
      return names.has(element)
        ? row(renderRendition(own, [text(words[name])], wording), words[meaning])
        : [];
    }),
    ...(wordless.some(({ name }) => name === 'Gap')
      ? row([text(gapText({}, wording))], words.gapMeans)
      : []),
    ...originalPages({ wordless })
      .slice(0, 1)
      .flatMap(({ number }) => row([text(pageText(number))], words.pageMeans)),
    ...(foreign.length > 0
      ? row([text(words.foreign)], namesOfLanguages(foreign, wording.language))
      : []),
  ];
}

function namesOfLanguages(tags: readonly string[], language: string): string {
  const each = [...new Set(tags)].map((tag) => languageName(tag, language));
  return new Intl.ListFormat([language, 'en']).format(each);
}
