import { endOfMatch } from './end-of-match.ts';

/** A kind of file that is not the plain text of a source. */
export interface FileFormat {
  /** What it is, in the words of a fault. */
  name: string;
  /** How to get a plain text from it. */
  hint: string;
  /** Whether it is text all the same, with signs in it that are none of the source’s: tags, times. */
  isText: boolean;
}

const utf8 = 'in the encoding UTF-8';

const inReferences =
  'works are read from content/references/: put the file there as it is, and cite a work of it by its key';

/** How works leave Zotero in a form that is read, in the words of its menus. */
export const ofZotero =
  'in Zotero choose File, Export Library…, Format: BibLaTeX or CSL JSON, and put the file that this makes into content/references/';

const madeByNew =
  'npm run new makes a text of it and keeps it beside that: it tells what is in the file and not in the text';

/** The kinds that are known. */
export const formats = {
  docx: binary('Word document (.docx)', madeByNew),
  doc: binary(
    'Word document (.doc)',
    'open it in Word or LibreOffice, save it as a Word document (.docx), and take that: npm run new makes a text of it',
  ),
  locked: binary(
    'document with a password',
    'open it in the program that it is from, and save it without its password',
  ),
  rtf: binary('RTF document, which is full of codes', madeByNew),
  odt: binary('OpenDocument text (.odt)', madeByNew),
  pages: binary(
    'document of Pages',
    'open it in Pages: File, Export To, Plain Text; take the file that this makes',
  ),
  message: binary(
    'message of Outlook (.msg)',
    `open it in Outlook, save it as Text Only, ${utf8}, and take the file that this makes`,
  ),
  wordPerfect: binary(
    'WordPerfect document',
    'open it in LibreOffice: Save As, Text - Choose Encoding (.txt), Unicode (UTF-8); take the file that this makes',
  ),
  office: binary(
    'document of an office program',
    `copy its text into a text editor, and save that as a .txt file ${utf8}`,
  ),
  pdf: binary('PDF', madeByNew),
  epub: binary('EPUB', 'convert it to plain text (Calibre does: Convert books, TXT)'),
  kindle: binary(
    'book for the Kindle',
    'convert it to plain text (Calibre does: Convert books, TXT)',
  ),
  picture: binary(
    'picture',
    `write down the text that is in it, read it against the picture, and save it as a .txt file ${utf8}`,
  ),
  recording: binary(
    'recording of sound or film',
    `write down what is said in it, and save that as a .txt file ${utf8}`,
  ),
  archive: binary('archive of files', 'unpack it, and take the text that is in it'),
  utf32: binary(
    'text in UTF-32, which no browser reads',
    `open it in a text editor, and save it ${utf8}`,
  ),
  html: marked(
    'HTML page',
    'its tags would be shown as text: give it a name that ends in .html, and npm run new makes a text of it',
  ),
  webArchive: marked(
    'saved web page',
    `its tags would be shown as text: open it in a browser, copy its text into a text editor, and save that as a .txt file ${utf8}`,
  ),
  mail: marked(
    'message of a mail program (.eml)',
    `its headers and codes would be shown as text: open it in a mail program, copy its words into a text editor, and save them as a .txt file ${utf8}`,
  ),
  zotero: marked('list of works of Zotero (RDF)', ofZotero),
  xml: marked(
    'XML file',
    `its tags would be shown as text: have the program that it is from write plain text, or take the tags out of a copy, and save that as a .txt file ${utf8}`,
  ),
  subtitles: marked(
    'file of subtitles',
    `its numbers and times would be shown as text: have the program that it is from write plain text, or take them out of a copy, and save that as a .txt file ${utf8}`,
  ),
  markdown: marked('Markdown file', madeByNew),
  tex: marked(
    'TeX file',
    `its commands would be shown as text: take them out of a copy, and save that as a .txt file ${utf8}`,
  ),
  works: marked('list of works for citing (BibTeX or CSL-JSON)', inReferences),
  ris: marked('list of works for citing (RIS)', inReferences),
  data: marked(
    'file of data',
    'its signs would be shown as they stand: where that is meant, take a copy whose name ends in .txt',
  ),
} satisfies Record<string, FileFormat>;

function binary(name: string, hint: string): FileFormat {
  return { name, hint, isText: false };
}

function marked(name: string, hint: string): FileFormat {
  return { name, hint, isText: true };
}

/** By what files begin with, each byte one character: the first that fits counts. */
const beginnings: readonly (readonly [Pick<RegExp, 'test'>, FileFormat])[] = [
  [/^(?:\xFF\xFE\0\0|\0\0\xFE\xFF)/, formats.utf32],
  [/^\s*\{\\rtf/, formats.rtf],
  [/^\s*%(?:PDF-\d|!PS-Adobe)/, formats.pdf],
  [/^\xFFWPC/, formats.wordPerfect],
  [/^(?:\x89PNG\r\n|\xFF\xD8\xFF|GIF8[79]a|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/, formats.picture],
  [/^(?:BM[^]{4}\0{4}|[^]{4}ftyp(?:hei|mif1|avif)|\0{3}\x0CjP {2}|AT&TFORM)/, formats.picture],
  [
    /^(?:ID3[\x02-\x04]\0|\xFF[\xFB\xF3\xF2]|OggS\0|fLaC\0|RIFF[^]{4}(?:WAVE|AVI ))/,
    formats.recording,
  ],
  [/^(?:[^]{4}ftyp|\x1AE\xDF\xA3)/, formats.recording],
  [/^(?:Rar!\x1A\x07|7z\xBC\xAF\x27\x1C|\x1F\x8B\x08|BZh[1-9]1AY&SY|\xFD7zXZ\0)/, formats.archive],
  [/^[^]{60}BOOKMOBI/, formats.kindle],
  [/^TY {2}- [A-Z]{3,6}\s/, formats.ris],
  [/^(?:%[^\n]*\n|\s)*@(?:[a-z]{3,20})\s*\{\s*[^\s{},="]+\s*,\s*[a-z-]+\s*=/i, formats.works],
  [
    /^\[?\s*\{(?=[^]*"(?:id|citation-key)"\s*:)[^]*"type"\s*:\s*"(?:article|book|chapter|document|entry|interview|legislation|manuscript|map|paper|personal_communication|post|report|speech|thesis|treaty|webpage)\b/,
    formats.works,
  ],
  [/^WEBVTT(?:\s|$)/, formats.subtitles],
  [/^\d+[\t ]*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> /, formats.subtitles],
  [{ test: isHtml }, formats.html],
  [/^<(?:\?xml\s[^>]{0,200}>\s*<)?rdf:RDF\s[^>]*zotero\.org/, formats.zotero],
  [/^<(?:\?xml\s|TEI[\s>]|!DOCTYPE\s)/, formats.xml],
  [
    /^(?:From|MIME-Version|Subject|Date):[^]{0,999}Content-Type: multipart\/related/,
    formats.webArchive,
  ],
];

/** Whether a text begins as a page of HTML does, be it behind a declaration of XML and remarks. */
function isHtml(text: string): boolean {
  const declared = endOfMatch(/<\?xml\s[^]{0,200}?\?>/y, text, 0);
  // By hand: an expression would try each end of each remark with each of the others.
  let at = declared;
  for (;;) {
    at = endOfMatch(/\s*/y, text, at);
    if (!text.startsWith('<!--', at)) break;
    const end = text.indexOf('-->', at);
    if (end < 0) return false;
    at = end + '-->'.length;
  }
  const begins =
    declared > 0
      ? /<(?:!doctype\s+html|html)[\s>]/iy
      : /<(?:!doctype\s+html|html|head|body)[\s>]/iy;
  return endOfMatch(begins, text, at) > at;
}

/** By what is in an archive or a compound file of an office program: the first that fits counts. */
const containers: readonly (readonly [beginning: string, named: string, FileFormat])[] = [
  ['PK\x03\x04', 'mimetypeapplication/epub+zip', formats.epub],
  ['PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument.text', formats.odt],
  ['PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument.', formats.office],
  ['PK\x03\x04', 'word/', formats.docx],
  ['PK\x03\x04', 'Index/Document.iwa', formats.pages],
  ['PK\x03\x04', '[Content_Types].xml', formats.office],
  ['PK\x03\x04', '', formats.archive],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', wide('EncryptedPackage'), formats.locked],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', wide('WordDocument'), formats.doc],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', wide('__substg1.0_'), formats.message],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', '', formats.office],
];

/** By the endings of files whose first bytes do not tell. */
const endings: Record<string, FileFormat> = {
  // One that is cut off at its beginning, or empty, is no text.
  docx: formats.docx,
  odt: formats.odt,
  pdf: formats.pdf,
  pages: formats.pages,
  eml: formats.mail,
  msg: formats.message,
  rdf: formats.zotero,
  htm: formats.html,
  html: formats.html,
  xhtml: formats.html,
  mht: formats.webArchive,
  mhtml: formats.webArchive,
  xml: formats.xml,
  srt: formats.subtitles,
  vtt: formats.subtitles,
  md: formats.markdown,
  mdx: formats.markdown,
  markdown: formats.markdown,
  tex: formats.tex,
  bib: formats.works,
  ris: formats.ris,
  csv: formats.data,
  tsv: formats.data,
  json: formats.data,
  yaml: formats.data,
  yml: formats.data,
};

/** How many bytes tell what a file is, where it is none of many files. */
const headLength = 4096;

/** Returns what a file is by its bytes, or those that it begins with; undefined where they may be plain text. */
export function fileFormat(bytes: Uint8Array): FileFormat | undefined {
  const head = characters(bytes.subarray(0, headLength));
  const container = containers.find(([beginning]) => head.startsWith(beginning));
  if (container) {
    const all = characters(bytes);
    return containers.find(([from, named]) => from === container[0] && all.includes(named))?.[2];
  }
  // A byte order mark goes before the text, and in UTF-16 each of its letters is one of two bytes.
  const bare = head.replace(/^\xEF\xBB\xBF/, '');
  const text = /^(?:\xFF\xFE|\xFE\xFF)/.test(head) ? head.slice(2).replaceAll('\0', '') : bare;
  return [head, text, text.trimStart()].flatMap(formatOfText)[0];
}

function formatOfText(text: string): FileFormat[] {
  return beginnings.flatMap(([beginning, format]) => (beginning.test(text) ? [format] : []));
}

/** Returns what a file is by the ending of its name; undefined where that is none of those known. */
export function formatNamed(name: string): FileFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

/** Returns the WHATWG label of the encoding that a byte order mark tells; undefined for UTF-8, which needs none. */
export function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Each byte as the character of its number. */
function characters(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += headLength) {
    text += String.fromCharCode(...bytes.subarray(at, at + headLength));
  }
  return text;
}

/** ASCII as UTF-16 (little-endian) has it, in which compound files name their parts. */
function wide(word: string): string {
  return word.replace(/./g, '$&\0');
}
