import { el, type Element, type Node, text } from '../../render/hast.ts';
import { shownEntries, type ShownEdition } from '../../view/shown.ts';
import { sharedId, sourcePath, type TeiContext } from './context.ts';
import { datable } from './date.ts';
import { teiEntries } from './entries.ts';
import { application, asData, optional, publication } from './header.ts';
import { worksOf } from '../csl.ts';
import { teiWorks } from './works.ts';
import { declaration, namespace, serialize } from './xml.ts';

/**
 * Returns what the sources of an edition have in common as a document of TEI P5: its entries as lists of persons, organizations, places,
 * events and terms, the works that it cites, and what its verdicts and kinds mean. Its text is the list of the documents of the sources.
 */
export function editionTei(rendering: ShownEdition): string {
  const context: TeiContext = { ...rendering, root: '', page: '/' };
  const { about, references } = rendering.edition;
  const works = teiWorks([...references.values()], context);
  const lists = [
    ...teiEntries(shownEntries(rendering), context),
    ...(works.length === 0 ? [] : [el('listBibl', {}, works)]),
  ];
  const document = el('TEI', { xmlns: namespace, 'xml:lang': about.language }, [
    text('\n'),
    header(context),
    text('\n'),
    ...(lists.length === 0 ? [] : [el('standOff', {}, lined(lists)), text('\n')]),
    el('text', {}, [el('body', {}, [sources(context)])]),
    text('\n'),
  ]);
  return `${declaration}${serialize([document])}\n`;
}

/** Each list, and each thing in it, on a line of its own. */
function lined(lists: readonly Element[]): Node[] {
  const lines = (nodes: readonly Node[]) => [
    ...nodes.flatMap((node) => [text('\n'), node]),
    text('\n'),
  ];
  return lines(lists.map((list) => ({ ...list, children: lines(list.children) })));
}

function header(context: TeiContext): Element {
  const { about } = context.edition;
  return el('teiHeader', {}, [
    el('fileDesc', {}, [
      el('titleStmt', {}, [
        el('title', {}, [about.title]),
        ...about.editors.map((name) => el('editor', {}, [name])),
      ]),
      ...(about.version === undefined
        ? []
        : [el('editionStmt', {}, [el('edition', {}, [about.version])])]),
      publication(context, '/'),
      el('sourceDesc', {}, [el('p', {}, ['The documents of the sources say what each is.'])]),
    ]),
    el('encodingDesc', {}, [
      el('classDecl', {}, [
        el('taxonomy', { 'xml:id': 'verdicts' }, categories(context.edition.verdicts, 'verdict')),
        el('taxonomy', { 'xml:id': 'kinds' }, categories(context.edition.kinds, 'kind')),
      ]),
      application(),
    ]),
    el('profileDesc', {}, [
      ...optional('p', about.description).map((words) => el('abstract', {}, [words])),
      el('langUsage', {}, [el('language', { ident: about.language })]),
    ]),
    asData({
      verdicts: [...context.edition.verdicts.values()],
      kinds: [...context.edition.kinds.values()],
      entries: [...context.edition.glossary.values()].map(({ id, data }) => ({ id, fields: data })),
      timeline: context.edition.timeline.map(({ date, entry }) => ({ date, entry })),
      works: worksOf([...context.edition.references.values()]),
    }),
    ...(about.date === undefined
      ? []
      : [el('revisionDesc', {}, [el('change', datable(about.date), ['This state'])])]),
  ]);
}

function categories(
  known: ReadonlyMap<string, { label: string; meaning?: string }>,
  of: 'verdict' | 'kind',
): Element[] {
  return [...known].map(([id, { label, meaning }]) =>
    el('category', { 'xml:id': sharedId[of](id) }, [
      el('catDesc', {}, [meaning === undefined ? label : `${label}: ${meaning}`]),
    ]),
  );
}

function sources({ edition, shown, superseded }: TeiContext): Element {
  const isThere = edition.about.forms.includes('tei');
  const items = [...shown, ...superseded].map(({ page }) =>
    el('item', {}, [
      isThere ? el('ref', { target: sourcePath(page.id) }, [page.data.title]) : page.data.title,
    ]),
  );
  return items.length === 0 ? el('p') : el('list', { type: 'sources' }, items);
}
