import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProseNode } from '../../../src/core/page/model.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { parsePage } from '../../../src/core/page/parse.ts';
import { readVolumes, type TeiVolume } from '../../../src/core/tei/volume.ts';
import { readTei } from '../../../src/io/tei.ts';

/** A letter, and what is around it. */
type Letter = string;
/** A piece of a note: as it is written in TEI, and its letters, without white space, as they are to be read. */
interface Piece {
  xml: string;
  letters: (around: ReadonlySet<string>) => Letter[];
}

/** What is not seen has no look, and leads nowhere. */
const told = (letter: string, around: ReadonlySet<string>): Letter =>
  letter === '\u00A0' ? letter : `${letter} ${[...around].sort().join(' ')}`;
const isShown = (letter: Letter) => !letter.startsWith('\u00A0');
const address = 'https://a.org/x_y_z*';

const words = fc
  .string({
    unit: fc.constantFrom(
      ...[
        'a',
        'b',
        'é',
        '1',
        '.',
        ')',
        '(',
        ' ',
        '\n',
        '\u00A0',
        '*',
        '_',
        '#',
        '>',
        '-',
        '[',
        ']',
      ],
      ...['^', '!', ':', '<', '{', '}', '\\', '`', '~', '&', '=', '|', '+', '@', '“', '😀', 'ا'],
      ...[
        'says:',
        'import ',
        'www.a.org',
        'https://a.org',
        '&amp;',
        '[@b]',
        '[^c]',
        '<b>',
        'supports @d',
      ],
    ),
    maxLength: 6,
  })
  .map((text): Piece => ({
    xml: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
    letters: (around) =>
      [...text].filter((one) => !/[\n ]/.test(one)).map((one) => told(one, around)),
  }));
const inLink = (around: ReadonlySet<string>) => around.has('term') || around.has('link');
const elements: readonly [
  tag: string,
  name: string,
  adds: (around: ReadonlySet<string>) => string[],
][] = [
  ['hi rend="italic"', 'hi', () => ['emphasis']],
  ['hi rend="b"', 'hi', () => ['strong']],
  ['emph rend="bold italic"', 'emph', () => ['emphasis', 'strong']],
  ['hi rend="sub"', 'hi', () => []],
  ['persName ref="#p"', 'persName', (around) => (inLink(around) ? [] : ['term'])],
  [`ref target="${address}"`, 'ref', (around) => (inLink(around) ? [] : ['link'])],
  ['p', 'p', () => []],
];
const { pieces } = fc.letrec<{ pieces: Piece; piece: Piece }>((tie) => ({
  pieces: fc.array(tie('piece'), { maxLength: 5 }).map((all) => ({
    xml: all.map(({ xml }) => xml).join(''),
    letters: (around) => all.flatMap(({ letters }) => letters(around)),
  })),
  piece: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    words,
    fc.constant<Piece>({ xml: '<lb/>', letters: () => [] }),
    fc
      .tuple(fc.constantFrom(...elements), tie('pieces'))
      .map(([[tag, name, adds], { xml, letters }]): Piece => ({
        xml: `<${tag}>${xml}</${name}>`,
        letters: (around) => {
          const within = new Set([...around, ...adds(around)]);
          const own = letters(within);
          // A link that nothing is seen of is seen as where it leads.
          const isSeen = own.some(isShown) || name !== 'ref' || inLink(around);
          return isSeen ? own : [...own, ...[...address].map((one) => told(one, within))];
        },
      })),
  ),
}));

/** The letters of prose that was read. */
function lettersOf(nodes: readonly ProseNode[], around: ReadonlySet<string>): Letter[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text')
      return [...node.value].filter((one) => !/[\n ]/.test(one)).map((one) => told(one, around));
    if (node.type === 'break') return [];
    if (node.type === 'paragraph') return lettersOf(node.children, around);
    if (!['emphasis', 'strong', 'term', 'link'].includes(node.type) || !('children' in node))
      return [`unexpected ${node.type}`];
    return lettersOf(node.children as ProseNode[], new Set([...around, node.type]));
  });
}

test('a note of editors has every letter that it has in TEI, with what is marked up around it', () => {
  fc.assert(
    fc.property(pieces, ({ xml, letters }) => {
      const file = {
        root: readTei(
          Buffer.from(
            `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x<note type="editor">${xml}</note></p></body></text><standOff><listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson></standOff></TEI>`,
          ),
        ).root,
        ...{
          name: 'a.xml',
          lineAt: () => 1,
          converted: { date: '2026-11-29', by: 'M', sha256: 'a'.repeat(64) },
        },
      };
      const [{ documents }] = readVolumes([file], { glossary: [], isEditors: false }) as [
        TeiVolume,
      ];
      const [{ id, seed, page: text }] = documents as [TeiVolume['documents'][number]];
      const { page, findings } = parsePage(id, textFile(`content/sources/${id}.mdx`, text), () => ({
        ...{ path: `seeds/${id}.txt`, text: seed, changed: false },
      }));
      const notes = page.notes.flatMap(({ children }) => lettersOf(children, new Set()));
      const all = letters(new Set());
      // What shows nothing is no note.
      expect({ notes, findings: findings.map(({ message }) => message) }).toEqual({
        notes: all.some(isShown) ? all : [],
        findings: [],
      });
    }),
    { numRuns: 1000 },
  );
});
