import {
  baseId,
  type FileRow,
  type Part,
  pathInFirst,
  rowsPerList,
  sectionPrefix,
  type SourcePlace,
} from '../core/export/manifest.ts';
import { wholeId } from '../core/export/saved.ts';
import type { OfflineSection } from '../core/view/offline.ts';
import type { Wording } from '../core/words/wording.ts';
import { sha256 } from '../io/read.ts';

/** A part before its files are counted. */
type Kind = Pick<Part, 'id' | 'title' | 'between'>;

/** A part, and the lists of its files, as their paths and their JSON. */
interface Listed {
  part: Part;
  lists: [path: string, json: string][];
}

/** What readers save beside the sources, by what it is called, with what the paths of its files are like. */
const others: readonly { id: keyof Wording['words']['parts']; has: RegExp }[] = [
  { id: 'glossary', has: /^glossary\// },
  {
    id: 'lists',
    has: /^(?:claims|chains|timeline|changes|guides)\/|^references\/(?!references\.)/,
  },
  { id: 'letters', has: /^letters\/(?!cmif\.)/ },
  { id: 'comparisons', has: /^comparisons\// },
  { id: 'texts', has: /^texts\// },
  { id: 'images', has: /^(?:images|facsimiles)\// },
  { id: 'search', has: /^(?:search|pagefind)\// },
  {
    id: 'data',
    has: /^sources\/[^/]+\/(?:annotations\.json|manifest\.json|source\.json|tei\.xml|text\.txt)$|^(?:tei\.xml|(?:claims|edition|source)(?:\.schema)?\.json|llms\.txt)$|^beacon\/|^letters\/cmif\.|^references\/references\.|^seeds\/(?:SHA256SUMS(?:\.sig)?|allowed_signers)$/,
  },
];

/** Returns the parts that the files of a site are saved by, each with its lists; one, where there are no sections. */
export function partsOf(
  files: readonly FileRow[],
  sections: readonly OfflineSection[],
  { words: { parts } }: Wording,
): Listed[] {
  if (sections.length === 0) return listed({ id: wholeId, title: parts.whole }, files);
  const base: Kind = { id: baseId, title: parts.base };
  const named = others.map(({ id, has }) => ({ id, title: parts[id], has }));
  const ofSections = sections.map(({ title, between }, index): Kind => {
    return { id: idOf(index), title, between };
  });
  const sectionOf = pathsIn(sections);
  const rows = Map.groupBy(files, ([path]): Kind => {
    const own = pathInFirst(path);
    const section = ofSections[sectionOf.get(own) ?? -1];
    return section ?? named.find(({ has }) => has.test(own)) ?? base;
  });
  return [base, ...ofSections, ...named].flatMap((kind) => listed(kind, rows.get(kind) ?? []));
}

/** Returns where each source of the sections is. */
export function sourcesIn(sections: readonly OfflineSection[]): SourcePlace[] {
  return sections.flatMap(({ sources }, index) =>
    sources.map(({ id, seed }): SourcePlace => [id, idOf(index), seed]),
  );
}

function idOf(index: number): string {
  return `${sectionPrefix}${index + 1}`;
}

/** Returns in which section files are, counted from 0, by their paths. The first page of the list leads to all, and is in none. */
function pathsIn(sections: readonly OfflineSection[]): Map<string, number> {
  return new Map(
    sections.flatMap(({ path, sources }, index) => {
      const texts = sources.flatMap(({ id, seed }) => [`sources/${id}/`, seed]);
      const paths = index === 0 ? texts : [path.slice(1), ...texts];
      return paths.map((file) => [file, index] as const);
    }),
  );
}

function listed({ id, title, between }: Kind, rows: readonly FileRow[]): Listed[] {
  if (rows.length === 0) return [];
  const lists: Listed['lists'] = [];
  for (let at = 0; at < rows.length; at += rowsPerList) {
    const number = at === 0 ? '' : `-${at / rowsPerList + 1}`;
    const json = `${JSON.stringify(rows.slice(at, at + rowsPerList))}\n`;
    lists.push([`offline/${id}${number}.json`, json]);
  }
  const part: Part = {
    id,
    title,
    ...(between && { between }),
    version: sha256(lists.map(([, json]) => json).join('')).slice(0, 16),
    bytes: rows.reduce((sum, [, , bytes]) => sum + bytes, 0),
    files: rows.length,
    lists: lists.map(([path, json]) => rowOf(path, json)),
  };
  return [{ part, lists }];
}

/** Returns the row of a file that is yet to be written. */
export function rowOf(path: string, content: string): FileRow {
  return [path, sha256(content), Buffer.byteLength(content)];
}
