import { zipSync } from 'fflate';
import { formats } from '../../core/text/format.ts';
import type { Converter } from './converter.ts';
import { readStyles } from './docx-numbers.ts';
import { type Part, readPart, type Styles } from './docx-part.ts';
import { textOfHtml } from './html-text.ts';
import { createTally, type Tally } from './tally.ts';
import { damaged, unzip } from './unzip.ts';

/** Word documents. One in which changes are tracked says what it says when all of them are accepted. */
export const docx: Converter = {
  format: formats.docx,
  ending: 'docx',
  packages: ['mammoth', 'saxes'],
  convert: async (bytes) => {
    const parts = unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name));
    const tally = createTally();
    const texts = partsOf(parts, 'document|footnotes|endnotes', {
      tally,
      styles: readStyles(parts),
    });
    if (![...texts.keys()].some((name) => name.startsWith('word/document'))) throw damaged();
    tellNotes(texts, tally);
    for (const { words } of partsOf(parts, 'header|footer').values())
      if (words.trim() !== '') tally.add('running', words);
    for (const { entries } of partsOf(parts, 'comments').values())
      for (const words of entries.values()) tally.add('comment', words);
    const html = await htmlOf({ ...withoutNumbers(parts), ...bytesOf(texts) }, tally);
    const { text, notes, told } = textOfHtml(html, { notes: true, space: 'kept' });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

/** Returns the parts whose names begin so, as mammoth reads them. */
function partsOf(
  parts: Readonly<Record<string, Uint8Array>>,
  names: string,
  { tally = createTally(), styles }: { tally?: Tally; styles?: Styles } = {},
): Map<string, Part> {
  const wanted = new RegExp(`^word/(?:${names})\\d*\\.xml$`);
  return new Map(
    Object.entries(parts)
      .filter(([name]) => wanted.test(name))
      .map(([name, bytes]) => [name, readPart({ name, bytes, styles }, tally)]),
  );
}

/** Takes out what mammoth would number items by. */
function withoutNumbers(parts: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(parts).filter(([name]) => !/^word\/numbering\d*\.xml$/.test(name)),
  );
}

function bytesOf(texts: ReadonlyMap<string, Part>): Record<string, Uint8Array> {
  return Object.fromEntries([...texts].map(([name, { xml }]) => [name, Buffer.from(xml)]));
}

/** Tells the notes that nothing in the text leads to. */
function tellNotes(texts: ReadonlyMap<string, Part>, tally: Tally): void {
  const marks = [...texts.values()].flatMap(({ xml }) => [
    ...xml.matchAll(/<w:(foot|end)noteReference\b[^<>]*? w:id="([^"]*)"/g),
  ]);
  const led = new Set(marks.map(([, kind = '', id = '']) => `${kind} ${id}`));
  for (const [name, { entries }] of texts) {
    const kind = name.startsWith('word/foot') ? 'foot' : 'end';
    for (const [id, words] of entries)
      if (!led.has(`${kind} ${id}`) && words.trim() !== '') tally.add('note', words);
  }
}

/** How mammoth writes what it would leave out without a word. */
const styleMap = [
  ...['u => u', 'small-caps => small-caps', 'all-caps => all-caps'],
  ...["br[type='page'] => br", "br[type='column'] => br"],
];

/** Has mammoth make HTML of the parts of a document, which are all that it gets: none can be larger than it says. */
async function htmlOf(parts: Record<string, Uint8Array>, tally: Tally): Promise<string> {
  // Loaded where it is used: each text is made in a thread of its own.
  const { default: mammoth } = await import('mammoth');
  const { value, messages } = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        styleMap,
        // What a document says of how it is to be read is a stranger's.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    .catch(() => {
      throw damaged();
    });
  for (const { message } of messages) {
    const sign = /^A w:sym element .*: (char .*)$/s.exec(message)?.[1];
    if (sign !== undefined) tally.add('sign', sign);
  }
  return value;
}
