import type { Edition } from '../../edition/edition.ts';
import type { Home } from '../../edition/home.ts';
import { homePath } from '../../page/element.ts';
import { homeElements, type MarkupElement } from '../../page/model.ts';
import { mostSmaller, renditions, smallerIn, voids } from '../../page/rendition.ts';
import type { ReportingFile } from '../../page/file.ts';
import { eachElement } from '../each-element.ts';
import { eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';

/**
 * A claim, or a mark of how the original looks, stands outside the source text, a <Source> anywhere but alone on its line, a
 * <Row> outside a comparison, what the front page has elsewhere, a link in another, or what is small in too much that is.
 */
export const elementMisplaced: Rule = {
  code: 'element-misplaced',
  find: (edition) => [...outOfPlace(edition), ...linksInLinks(edition), ...tooSmall(edition)],
};

const outOfPlace = eachElement((element, file, edition) => {
  const fault = judge(element, file.path, edition);
  if (fault) refuse(element, fault, file);
});

/** Terms and marks of the source's own notes are links, and from a note of its own one leads back: HTML has none in another. */
const linksInLinks = eachPage(({ page, file }) => {
  let around: MarkupElement | undefined;
  for (const element of page.elements) {
    const { name, at, scope } = element;
    if (scope.kind !== 'source' || !['Term', 'Mark', 'Note'].includes(name)) continue;
    const isInside = around !== undefined && at < around.end;
    if (around && isInside && (name !== 'Term' || around.name !== 'Term')) {
      const message = `Unexpected <${name}> in <${around.name}>, expected it beside that: both are links`;
      const hint = `put both its tags before those of <${around.name}>, or behind them`;
      refuse(element, [message, hint], file);
    }
    if (!isInside && name !== 'Note') around = element;
  }
});

/** Words in many elements each of which is smaller than the one around it are on the page, and nobody can read them. */
const tooSmall = eachPage(({ page, file }) => {
  const around: (Pick<MarkupElement, 'end'> & { smaller: number })[] = [];
  for (const element of page.elements) {
    while ((around.at(-1)?.end ?? Infinity) <= element.at) around.pop();
    const before = around.at(-1)?.smaller ?? 0;
    const smaller = before + smallerIn(element.name, element.attributes['rend']?.value);
    around.push({ end: element.end, smaller });
    if (before > mostSmaller || smaller <= mostSmaller) continue;
    const message = `Unexpected <${element.name}> in ${before} elements that are raised or lowered, expected at most ${mostSmaller} in one another: its words would be too small to be read`;
    refuse(element, [message, 'take out tags that say the same of the same words'], file);
  }
});

function refuse(
  { at: start, opened: end }: MarkupElement,
  [message, hint]: [message: string, hint: string],
  file: ReportingFile,
): void {
  file.report('element-misplaced', { start, end }, message, { hint });
}

function judge(
  element: MarkupElement,
  path: string,
  edition: Edition,
): [message: string, hint: string] | undefined {
  const { name, scope } = element;
  if (name === 'Source')
    return [
      'Unexpected <Source> among other words, expected it alone on its line, once a page',
      'take the tag out; put a backslash before “<” if it is text',
    ];
  if (name === 'Row' && scope.kind !== 'row')
    return [
      'Unexpected <Row> in something else, expected it on a line of its own in a comparison',
      'rows stand in content/comparisons/<id>.mdx, side by side, <Row> and </Row> on lines of their own with a blank line before and after',
    ];
  if (scope.kind !== 'source' && (name === 'Claim' || renditions.has(name)))
    return [
      `Unexpected <${name}> outside the source text, expected it inside <Source>`,
      voids.has(name)
        ? 'it stands for words of the source: take it out'
        : `it marks words of the seed: take this tag and its </${name}> out, and leave the words`,
    ];
  return homeElements.some((one) => one === name)
    ? judgeSection(element, path, edition)
    : undefined;
}

/** Where what the tool sets stands on the front page by itself: all places, and the first of each name. */
interface Sections {
  places: ReadonlySet<number>;
  first: ReadonlyMap<string, number>;
}

const sections = new WeakMap<Home, Sections>();

function sectionsOf(home: Home): Sections {
  const known = sections.get(home);
  if (known) return known;
  const placed = home.linked.filter((node) => node.type === 'section');
  const places = new Set(placed.map(({ at }) => at));
  const first = new Map(placed.map(({ name, at }) => [name, at] as const).reverse());
  sections.set(home, { places, first });
  return { places, first };
}

function judgeSection(
  { name, at, empty }: MarkupElement,
  path: string,
  edition: Edition,
): [message: string, hint: string] | undefined {
  const homes = [edition, ...edition.translations.values()].flatMap((one) => one.home ?? []);
  const home = homes.find(({ file }) => file === path);
  if (!home)
    return [
      `Unexpected <${name}> on a page, expected it in ${homePath}: it says what stands on the front page`,
      'take the tag out; put a backslash before “<” if it is text',
    ];
  const { places, first } = sectionsOf(home);
  if (!places.has(at))
    return [
      `Unexpected <${name}/> among other words, expected it alone on its line, in no quote or list`,
      'put it on a line of its own, with a blank line before and behind it',
    ];
  if (!empty)
    return [
      `Unexpected words in <${name}>, expected <${name}/>: the tool sets what stands there`,
      'put the words before it or behind it',
    ];
  if (first.get(name) !== at)
    return [`Unexpected second <${name}/>, expected one`, 'take one of them out'];
  return undefined;
}
