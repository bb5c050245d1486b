import { zipSync } from 'fflate';
import { formats } from '../../core/text/format.ts';
import type { Converter } from './converter.ts';
import { textOfHtml } from './html-text.ts';
import { createTally, type Tally } from './tally.ts';
import { damaged, unzip } from './unzip.ts';

const documentPath = 'word/document.xml';

/** Word documents. One in which changes are tracked says what it says when all of them are accepted. */
export const docx: Converter = {
  format: formats.docx,
  ending: 'docx',
  packages: ['mammoth'],
  convert: async (bytes) => {
    const parts = unzip(bytes, (name) => /\.(?:xml|rels)$/.test(name));
    const document = parts[documentPath];
    if (!document) throw damaged();
    const tally = createTally();
    const html = await htmlOf(readable(parts), tally);
    tellChanges(textOf(document), tally);
    for (const [name, part] of Object.entries(parts)) {
      const words = () => wordsIn(textOf(part));
      if (/^word\/(?:header|footer)\d*\.xml$/.test(name) && words() !== '')
        tally.add('running', words());
    }
    for (const comment of elementsIn(textOf(parts['word/comments.xml']), 'w:comment'))
      tally.add('comment', () => wordsIn(comment));
    const { text, notes, told } = textOfHtml(html, { notes: true });
    return { text, notes, told: [...tally.told(), ...told] };
  },
};

/** How mammoth writes what it would leave out without a word. */
const styleMap = ['u => u', 'small-caps => small-caps', 'all-caps => all-caps'];

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
    const ignored = /^An unrecognised element was ignored: (.*)$/s.exec(message)?.[1];
    if (ignored?.startsWith('m:')) tally.add('formula');
    else if (ignored !== undefined && ignored !== 'w:moveFrom') tally.add('unknown', ignored);
  }
  return value;
}

function tellChanges(xml: string, tally: Tally): void {
  for (const tag of ['w:ins', 'w:moveTo'])
    for (const words of elementsIn(xml, tag)) tally.add('inserted', () => wordsIn(words));
  for (const tag of ['w:del', 'w:moveFrom'])
    for (const words of elementsIn(xml, tag)) tally.add('deleted', () => wordsIn(words));
  xml.match(/<w:vanish\s*\/>/g)?.forEach(() => tally.add('vanished'));
}

/**
 * Returns the parts of a document as mammoth reads all words of them: line ends by another name, what only stands around words
 * taken away, and no paragraph whose end is deleted, which mammoth would put into whatever comes next, or lose.
 */
function readable(parts: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const written = Object.entries(parts).map(([name, part]): [string, Uint8Array] => {
    if (!/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) return [name, part];
    let inRow = false;
    const xml = textOf(part)
      .replace(/<w:cr\s*\/>/g, '<w:br/>')
      .replace(/<\/?w:(?:fldSimple|dir|bdo)\b[^<>]*>/g, '')
      // That of a row says that the row is deleted.
      .replace(/<w:(?:(trPr|rPr)\b|del\b[^<>]*\/>)/g, (found, properties?: string) => {
        if (properties === undefined) return inRow ? found : '';
        inRow = properties === 'trPr';
        return found;
      });
    return [name, Buffer.from(xml)];
  });
  return Object.fromEntries(written);
}

/**
 * Returns what stands in each element of a name, up to where the first of that name ends; for one that is empty, ''. One that
 * begins within another is a part of that.
 */
function elementsIn(xml: string, tag: string): string[] {
  const found: string[] = [];
  let past = 0;
  for (const { index } of xml.matchAll(new RegExp(`<${tag}(?=[\\s/>])`, 'g'))) {
    if (index < past) continue;
    const opened = xml.indexOf('>', index);
    const isEmpty = xml[opened - 1] === '/';
    const end = isEmpty ? opened : xml.indexOf(`</${tag}>`, opened);
    if (end < 0) break;
    past = end;
    found.push(isEmpty ? '' : xml.slice(opened + 1, end));
  }
  return found;
}

/** Returns the words in a piece of a document, those that are deleted included. */
function wordsIn(xml: string): string {
  const words = xml.matchAll(/<w:(?:t|delText)(?:\s[^<>]*)?>([^<]*)</g);
  const text = [...words].map(([, word = '']) => word).join('');
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => references[name] ?? '')
    .trim();
}

const references: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}
