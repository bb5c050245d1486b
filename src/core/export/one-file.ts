import { directionOf } from '../text/direction.ts';
import { el, html, type Node, text } from '../render/hast.ts';
import { settingOf } from '../render/script.ts';
import { imprintOf, stateDate } from '../view/imprint.ts';
import type { ShownEdition } from '../view/shown.ts';
import { bookOf, type Chapter, detailsOf } from './book.ts';
import { setImages } from './book-images.ts';
import { idInFile } from './fragment.ts';
import { linkBook, renameIds } from './links.ts';

/** What one file carries beside the text. */
export interface Parts {
  /** The Content-Security-Policy, which lets nothing run but `script`. */
  policy: string;
  style: string;
  script: string;
  /** What the script reads, as JSON. */
  data: string;
  /** Returns an image, by its path in the site, as an address that holds it. */
  image?: (path: string) => string;
}

/**
 * Returns an edition as one HTML file that needs no other: it opens from a disk. The public contract holds for the
 * section of each source.
 */
export function oneFile(edition: ShownEdition, parts: Parts): string {
  const { policy, style, script, data, image } = parts;
  const { about } = edition.edition;
  const book = bookOf(edition, (items) => [el('ol', { class: 'notes' }, items), text('\n')]);
  const chapters = linkBook(
    book,
    (chapter, anchor) => `#${encodeURIComponent(idInFile(chapter, anchor))}`,
    edition.url,
  ).map((chapter) => ({
    ...chapter,
    nodes: setImages(chapter.nodes, (path) => image?.(path)),
  }));
  const title = html([text(about.title)]);
  return `<!DOCTYPE html>
<html lang="${html([text(about.language)]).replaceAll('"', '&quot;')}" dir="${directionOf(about.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${html([headOf(chapters, edition)])}
<main id="main">
${chapters.map(sectionOf).join('\n')}
</main>
<script type="application/json" id="data">${data.replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;
}

function headOf(chapters: readonly Chapter[], rendering: ShownEdition): Node {
  const { url } = rendering;
  const { about } = rendering.edition;
  const imprint = imprintOf(about, rendering.wording, stateDate(rendering));
  const contents = chapters.map(({ name, title, language, direction }) =>
    el('li', {}, [el('a', { href: `#${name}`, lang: language, dir: direction }, [title])]),
  );
  const setting = (words: string) => ({ ...settingOf(words, about.language) });
  return el('header', {}, [
    el('h1', setting(about.title), [about.title]),
    ...(about.description ? [el('p', setting(about.description), [about.description])] : []),
    ...(imprint.length > 0 ? [detailsOf(imprint, about.language)] : []),
    ...(url === '' ? [] : [el('p', {}, [el('a', { href: url }, [url])])]),
    el('div', { id: 'search' }),
    el('nav', { ariaLabel: rendering.wording.words.book.contents }, [el('ol', {}, contents)]),
  ]);
}

function sectionOf({ name, title, language, direction, nodes }: Chapter): string {
  const heading = el('h1', { id: idInFile(name, 'title'), lang: language, dir: direction }, [
    title,
  ]);
  const inner = renameIds(nodes, (id) => idInFile(name, id));
  return html([
    el('section', { id: name, ariaLabelledby: idInFile(name, 'title') }, [
      heading,
      text('\n'),
      ...inner,
    ]),
  ]);
}
