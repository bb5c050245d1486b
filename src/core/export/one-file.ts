import type { Source } from '../edition/edition.ts';
import { type Rendering } from '../render/context.ts';
import { directionOf } from '../text/direction.ts';
import { el, html, type Node, text } from '../render/hast.ts';
import { formatDate } from '../render/date.ts';
import { settingOf } from '../render/script.ts';
import { bookOf, type Chapter, detailsOf } from './book.ts';
import type { Imprint } from './epub.ts';
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
}

/**
 * Returns an edition as one HTML file that needs no other: it opens from a disk. The public contract holds for the
 * section of each source.
 */
export function oneFile(
  shown: readonly Source[],
  rendering: Pick<Rendering, 'edition' | 'bibliography'>,
  imprint: Imprint,
  { policy, style, script, data }: Parts,
): string {
  const { about } = rendering.edition;
  const book = bookOf(shown, rendering, (items) => [
    el('ol', { class: 'notes' }, items),
    text('\n'),
  ]);
  const chapters = linkBook(
    book,
    (chapter, anchor) => `#${encodeURIComponent(idInFile(chapter, anchor))}`,
    imprint.site,
  );
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
${html([headOf(chapters, rendering, imprint)])}
<main id="main">
${chapters.map(sectionOf).join('\n')}
</main>
<script type="application/json" id="data">${data.replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;
}

function headOf(
  chapters: readonly Chapter[],
  { edition: { about } }: Pick<Rendering, 'edition'>,
  { site, date }: Imprint,
): Node {
  const about_ = [
    about.editors.length > 0 ? `Edited by ${about.editors.join(', ')}` : '',
    about.version === undefined ? '' : `Version ${about.version}`,
    formatDate(date, about.language),
    about.licence ?? '',
  ].filter((words) => words !== '');
  const contents = chapters.map(({ name, title, language, direction }) =>
    el('li', {}, [el('a', { href: `#${name}`, lang: language, dir: direction }, [title])]),
  );
  const setting = (words: string) => ({ ...settingOf(words, about.language) });
  return el('header', {}, [
    el('h1', setting(about.title), [about.title]),
    ...(about.description ? [el('p', setting(about.description), [about.description])] : []),
    ...(about_.length > 0 ? [detailsOf(about_, about.language)] : []),
    ...(site === '' ? [] : [el('p', {}, [el('a', { href: site }, [site])])]),
    el('div', { id: 'search' }),
    el('nav', { ariaLabel: 'Contents' }, [el('ol', {}, contents)]),
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
