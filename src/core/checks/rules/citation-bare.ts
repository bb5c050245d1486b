import type { Edition } from '../../edition/edition.ts';
import { findCitations } from '../../page/citation.ts';
import { placeOf, type TextFile } from '../../page/file.ts';
import type { ProseNode, ProseText } from '../../page/model.ts';
import { childrenOf } from '../../page/prose-children.ts';
import { scan } from '../../page/scan.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';

/** The key of a work stands in prose without brackets, and cites nothing. */
export const citationBare: Rule = {
  code: 'citation-bare',
  find: (edition) =>
    edition.references.size === 0
      ? []
      : proseOf(edition).flatMap(([file, nodes]) =>
          textsIn(nodes).flatMap((text) => findIn(text, fileOf(edition, file), edition)),
        ),
};

/** The editors' prose, by the file that it stands in. */
function proseOf(edition: Edition): [file: string, nodes: ProseNode[]][] {
  const { sources, glossary, timeline, translations } = edition;
  const entries = [{ glossary }, ...translations.values()].flatMap((one) => [
    ...one.glossary.values(),
  ]);
  return [
    ...[
      ...sources,
      ...[...translations.values()].flatMap((one) => [...one.sources.values()]),
    ].flatMap(({ page: { file, before, after, notes } }) =>
      [before, ...notes.map(({ children }) => children), after].map(
        (nodes): [string, ProseNode[]] => [file, nodes],
      ),
    ),
    ...entries.map(({ file, prose }): [string, ProseNode[]] => [file, prose]),
    ...[{ timeline }, ...translations.values()].flatMap((one) =>
      [...one.timeline.values()].map(({ place, prose }): [string, ProseNode[]] => [
        place.file,
        prose,
      ]),
    ),
  ];
}

/** A stretch of text as it stands in prose. */
interface Text extends ProseText {
  /** Up to where it belongs to a citation that markup cuts off, which is told: a UTF-16 offset in it. */
  cited: number;
}

/** The texts of prose but for those of links, which lead elsewhere already. */
function textsIn(nodes: readonly ProseNode[]): Text[] {
  let isOpen = false;
  return nodes.flatMap((node): Text[] => {
    if (node.type === 'text') {
      const { value } = node;
      const end = value.indexOf(']') + 1;
      const cited = isOpen ? end || value.length : 0;
      isOpen &&= end === 0;
      isOpen ||= findCitations(value.slice(cited)).some(({ fault }) => fault?.isOpen);
      return [{ ...node, cited }];
    }
    return node.type === 'link' || isOpen ? [] : childrenOf(node).flatMap(textsIn);
  });
}

/** A key as a citation has it; what an e-mail address or a path holds is none. */
const bare = /(?<![\p{L}\p{N}\p{M}_.+/@])@(?:\{[^{}\s]+\}|[^\s,،，、;؛；{}[\]@]+)/gu;

function findIn({ value, at, cited }: Text, file: TextFile, { references }: Edition): Finding[] {
  if (!value.includes('@')) return [];
  const offsets = scan(file.text, at, value);
  // In brackets it is a citation that cannot be read, which is told, or brackets that are text on purpose.
  const bracketed = findCitations(value);
  let next = 0;
  return [...value.matchAll(bare)].flatMap(({ 0: run, index }): Finding[] => {
    if (index < cited) return [];
    while ((bracketed[next]?.end ?? Infinity) <= index) next++;
    if ((bracketed[next]?.start ?? Infinity) < index) return [];
    const written = writtenKeys(run).find((name) => references.has(keyOf(name)));
    if (written === undefined) return [];
    const from = offsets?.[index] ?? at;
    // Behind a backslash it is text on purpose.
    if (offsets && file.text[from] !== '@') return [];
    return [
      {
        code: 'citation-bare',
        message: `Unexpected key “${written}” without brackets, expected a citation “[${written}]”`,
        place: placeOf(file, from, offsets && from + written.length),
        hint: `write [${written}], with the place in the work behind a comma; put a backslash before “@” if it is text`,
        ...(offsets && { paste: `[${written}]` }),
      },
    ];
  });
}

function keyOf(written: string): string {
  return written.replace(/^@\{?|\}$/g, '').normalize('NFC');
}

/** What of a run of signs may be the key: all of it, or less what ends a sentence, a bracket or a quotation after it. */
function writtenKeys(run: string): string[] {
  const [short = ''] = run.split(/[)'"’”»]/, 1);
  return [run, withoutEnd(run), short, withoutEnd(short)];
}

function withoutEnd(run: string): string {
  let end = run.length;
  while (end > 0 && /[\p{P}\p{S}]/u.test(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}
