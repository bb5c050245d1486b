import { codePointOf } from '../text/code-point.ts';
import { directionOf } from '../text/direction.ts';
import { el, type Element, type Node, text } from '../render/hast.ts';
import { settingOf } from '../render/script.ts';
import { imprintOf, stateDate } from '../view/imprint.ts';
import { hasOriginals, hasTables, listedSources, type ShownEdition } from '../view/shown.ts';
import { bookOf, type Chapter } from './book.ts';
import { columnStyle, renditionStyle, style } from './epub-style.ts';
import { linkBook, renameIds } from './links.ts';
import { imagesOfBook, setImages, typeOfImage } from './book-images.ts';
import { mapElements } from './nodes.ts';
import { pageBreak, pageList } from './page-list.ts';
import { countImpossible, xhtml, xml } from '../render/xhtml.ts';

/**
 * Returns an edition as an EPUB 3.3 publication: its files by path, in the order of the archive. The first,
 * `mimetype`, must be stored without compression (EPUB OCF 3.3, §4.3.3). Images, which are none of these, belong under
 * `EPUB/` at their paths in the site. The same edition gives the same files.
 */
export function epub(edition: ShownEdition): Map<string, string> {
  const { about } = edition.edition;
  const book = bookOf(edition, (items) => mapElements(items, footnote));
  const fileOf = fileNames(book.chapters);
  const address = (chapter: string, anchor?: string) =>
    `${fileOf(chapter)}.xhtml${anchor === undefined ? '' : `#${idOf(anchor)}`}`;
  const linked = linkBook(book, address, edition.url).map((chapter) => ({
    ...chapter,
    name: fileOf(chapter.name),
    nodes: renameIds(
      mapElements(
        setImages(chapter.nodes, (path) => path),
        (element) => pageBreak(inlineMark(element)),
      ),
      idOf,
    ),
  }));
  const own = { language: about.language, direction: directionOf(about.language) };
  const first: Chapter = {
    ...own,
    name: 'title',
    title: about.title,
    nodes: titleNodes(edition),
  };
  const last: Chapter = {
    ...own,
    name: 'colophon',
    title: edition.wording.words.book.colophon,
    nodes: colophon(edition),
  };
  const chapters = [first, ...linked, last];
  return new Map([
    ['mimetype', 'application/epub+zip'],
    ['META-INF/container.xml', container],
    ['EPUB/package.opf', packageOf(chapters, edition)],
    ['EPUB/nav.xhtml', navigation(chapters, edition)],
    ['EPUB/style.css', styleOf(edition)],
    ...chapters.map((chapter): [string, string] => [
      `EPUB/${chapter.name}.xhtml`,
      documentOf(chapter, about.language),
    ]),
  ]);
}

/** How long the name of a file may be without its ending: archives are unpacked, and file systems take names of 255 bytes. */
const longestName = 240;

/** Returns what gives the name of its file for the name of a chapter: one that is too long is cut, with a number behind two hyphens, which no id has. */
function fileNames(chapters: readonly Chapter[]): (name: string) => string {
  const long = chapters.flatMap(({ name }) => (name.length > longestName ? [name] : []));
  const cut = new Map(long.map((name, n) => [name, `${name.slice(0, longestName)}--${n + 1}`]));
  return (name) => cut.get(name) ?? name;
}

/** What a book sets by itself; else it is in the letters of the reader's own settings. */
function styleOf(edition: ShownEdition): string {
  const isSans = edition.edition.about.appearance?.font === 'sans';
  return [
    style,
    hasOriginals(edition) ? renditionStyle : '',
    hasTables(edition) ? columnStyle : '',
    isSans ? 'body { font-family: sans-serif; }\n' : '',
  ].join('');
}

/** A note is a footnote of EPUB, which readers show where it is mentioned (EPUB 3 Structural Semantics). */
function footnote(element: Element): Element {
  const { id, value: _number, ...properties } = element.properties;
  const isNote = element.tagName === 'li' && typeof id === 'string' && id.startsWith('note-');
  if (!isNote) return element;
  return {
    ...element,
    tagName: 'aside',
    properties: { ...properties, id, 'epub:type': 'footnote', role: 'doc-footnote' },
    children: element.children,
  };
}

/** The number of a paragraph stands in its first line: it is kept apart from what that begins with. */
function inlineMark(element: Element): Element {
  if (element.properties['class'] === 'para') {
    return { ...element, properties: { ...element.properties, dir: 'ltr' } };
  }
  if (element.properties['role'] !== 'doc-noteref') return element;
  return { ...element, properties: { ...element.properties, 'epub:type': 'noteref' } };
}

/**
 * An id of XML is a name without colons (XML Namespaces, §3): other characters are told by their number. Three letters are
 * none in names (XML 1.0, §2.3): ª, µ and º.
 */
function idOf(id: string): string {
  return id.replace(
    /[^\p{L}\d.-]|[ªµº]/gu,
    (character) => `_${codePointOf(character).toString(16)}_`,
  );
}

function titleNodes(rendering: ShownEdition): Node[] {
  const { url } = rendering;
  const { about } = rendering.edition;
  const rows = [
    about.description,
    ...imprintOf(about, rendering.wording, stateDate(rendering)),
    url,
  ];
  return rows.flatMap((words) =>
    words ? [el('p', { ...settingOf(words, about.language) }, [words]), text('\n')] : [],
  );
}

function colophon(edition: ShownEdition): Node[] {
  const { shown, url } = edition;
  const { say, words } = edition.wording;
  const replaced = listedSources(edition).reduce(
    (sum, { text: words }) => sum + countImpossible(words),
    0,
  );
  const paragraphs = [
    words.book.proved,
    replaced === 0 ? '' : say(words.book.replaced, { n: replaced }),
    url === '' ? '' : say(words.book.published, { address: url }),
  ].filter((paragraph) => paragraph !== '');
  const hashes = shown.flatMap(({ seed }) => [
    el('dt', {}, [seed.name]),
    el('dd', {}, [el('code', {}, [seed.sha256])]),
    text('\n'),
  ]);
  return [
    ...paragraphs.flatMap((paragraph) => [el('p', {}, [paragraph]), text('\n')]),
    ...(hashes.length > 0 ? [el('dl', { class: 'hashes' }, hashes), text('\n')] : []),
  ];
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function documentOf({ name, title, language, direction, nodes }: Chapter, lang: string): string {
  const types: Record<string, string> = {
    title: 'titlepage',
    glossary: 'glossary',
    references: 'bibliography',
    colophon: 'colophon',
  };
  const type = types[name] ?? 'chapter';
  const heading = xhtml([el('h1', { lang: language, dir: direction }, [title])]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(lang)}" xml:lang="${xml(lang)}" dir="${directionOf(lang)}">
<head><meta charset="utf-8"/><title>${xml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><section epub:type="${type}">
${heading}
${xhtml(nodes)}</section></body>
</html>
`;
}

function navigation(chapters: readonly Chapter[], { edition, wording }: ShownEdition): string {
  const lang = edition.about.language;
  const contents = xml(wording.words.book.contents);
  const items = chapters.map(({ name, title, language, direction }) => {
    const link = el('a', { href: `${name}.xhtml`, lang: language, dir: direction }, [title]);
    return `<li>${xhtml([link])}</li>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(lang)}" xml:lang="${xml(lang)}" dir="${directionOf(lang)}">
<head><meta charset="utf-8"/><title>${contents}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><nav epub:type="toc" role="doc-toc"><h1>${contents}</h1><ol>
${items.join('')}</ol></nav>${pageList(chapters, wording)}</body>
</html>
`;
}

function packageOf(chapters: readonly Chapter[], rendering: ShownEdition): string {
  const { url } = rendering;
  const { about } = rendering.edition;
  const { book } = rendering.wording.words;
  const images = imagesOfBook(rendering);
  const date = stateDate(rendering);
  const items = [
    ...chapters.map(({ name }, index) => {
      return `<item id="c${index}" href="${xml(name)}.xhtml" media-type="application/xhtml+xml"/>\n`;
    }),
    ...images.map((path, index) => {
      return `<item id="i${index}" href="${xml(path)}" media-type="${typeOfImage(path)}"/>\n`;
    }),
  ];
  const isPaged = pageList(chapters, rendering.wording) !== '';
  const access = images.length === 0 ? textAlone : textAndImages;
  const optional = [
    ...about.editors.map((editor) => `<dc:creator>${xml(editor)}</dc:creator>`),
    ...(about.description ? [`<dc:description>${xml(about.description)}</dc:description>`] : []),
    ...(about.licence ? [`<dc:rights>${xml(about.licence)}</dc:rights>`] : []),
    ...(date === '' ? [] : [`<dc:date>${xml(date)}</dc:date>`]),
  ];
  const name = url === '' ? `urn:x-margent:${encodeURIComponent(about.title)}` : url;
  const direction = directionOf(about.language);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${xml(about.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${xml(name)}</dc:identifier>
<dc:title>${xml(about.title)}</dc:title>
<dc:language>${xml(about.language)}</dc:language>
${optional.map((line) => `${line}\n`).join('')}<meta property="dcterms:modified">${modified(date)}</meta>
<meta property="schema:accessMode">textual</meta>
${access.mode}<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
${isPaged ? paged : ''}<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">${xml(book[access.summary])}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('')}</manifest>
<spine page-progression-direction="${direction}">
<itemref idref="c0"/>
<itemref idref="nav"/>
${chapters
  .slice(1)
  .map((_, index) => `<itemref idref="c${index + 1}"/>\n`)
  .join('')}</spine>
</package>
`;
}

/** What a book says of how it can be read (EPUB Accessibility 1.1, §2). */
const textAlone = { mode: '', summary: 'textAlone' } as const;
const paged = ['pageBreakMarkers', 'pageNavigation']
  .map((feature) => `<meta property="schema:accessibilityFeature">${feature}</meta>\n`)
  .join('');
const textAndImages = {
  mode: '<meta property="schema:accessMode">visual</meta>\n<meta property="schema:accessibilityFeature">alternativeText</meta>\n',
  summary: 'textAndImages',
} as const;

/** EPUB asks for the second of the last change: it is that of the date, where there is one, so that builds agree. */
function modified(date: string): string {
  const [, year = '1970', month = '01', day = '01'] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? [];
  return `${year}-${month}-${day}T00:00:00Z`;
}
