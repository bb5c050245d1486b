import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatNamed, fileFormat, markedEncoding } from '../../../src/core/text/format.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) => latin(`\xFF\xFE${text.replace(/[^]/g, '$&\0')}`);
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x'.repeat(9000))])));
const typed = (type: string) =>
  zipSync({ mimetype: [strToU8(type), { level: 0 }], 'a.xml': zip() });
const compound = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';

describe('what a file is, by its bytes', () => {
  test.each([
    ['Word document (.docx)', zip('[Content_Types].xml', 'docProps/app.xml', 'word/document.xml')],
    ['document of an office program', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['OpenDocument text (.odt)', typed('application/vnd.oasis.opendocument.text')],
    ['document of an office program', typed('application/vnd.oasis.opendocument.spreadsheet')],
    ['EPUB', typed('application/epub+zip')],
    ['document of Pages', zip('Index/Document.iwa')],
    ['archive of files', zip('letter.txt')],
    [
      'Word document (.doc)',
      latin(`${compound}${'\0'.repeat(5000)}W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`),
    ],
    ['document of an office program', latin(`${compound}\0\0`)],
    [
      'message of Outlook (.msg)',
      latin(`${compound}${'__substg1.0_0037001F'.replace(/./g, '$&\0')}`),
    ],
    [
      'list of works of Zotero (RDF)',
      latin('<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">'),
    ],
    [
      'list of works of Zotero (RDF)',
      latin(
        '<?xml version="1.0"?>\n<rdf:RDF\n xmlns:rdf="a"\n xmlns:z="http://www.zotero.org/namespaces/export#">',
      ),
    ],
    ['document with a password', latin(`${compound}${'EncryptedPackage'.replace(/./g, '$&\0')}`)],
    ['RTF document, which is full of codes', latin('{\\rtf1\\ansi Dear Sir}')],
    ['RTF document, which is full of codes', latin('\xEF\xBB\xBF\r\n{\\rtf1 Dear Sir}')],
    ['PDF', latin('%PDF-1.7\n')],
    ['WordPerfect document', latin('\xFFWPC\x10\0')],
    ['picture', latin('\x89PNG\r\n\x1A\n')],
    ['picture', latin('\xFF\xD8\xFF\xE0\0\x10JFIF')],
    ['picture', latin('BM\x36\x10\x0E\0\0\0\0\0\x36\0')],
    ['picture', latin('II*\0\x08')],
    ['recording of sound or film', latin('ID3\x03\0')],
    ['recording of sound or film', latin('\0\0\0\x20ftypisom')],
    ['archive of files', latin('\x1F\x8B\x08\0')],
    ['book for the Kindle', latin(`${'A'.repeat(60)}BOOKMOBI`)],
    ['text in UTF-32, which no browser reads', latin('\xFF\xFE\0\0a\0\0\0')],
    ['HTML page', latin('\n<!DOCTYPE html>\n<p>x')],
    ['HTML page', latin('<!-- saved -->\n<html lang="en">')],
    ['HTML page', latin('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "">')],
    ['HTML page', utf16('<html><body>')],
    ['HTML page', latin(`<?xml version="1.0"?>${'<!---->\n'.repeat(400)}<html>`)],
    ['XML file', latin('\xEF\xBB\xBF<?xml version="1.0"?>\n<TEI>')],
    ['saved web page', latin('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x')],
    [
      'list of works for citing (BibTeX or CSL-JSON)',
      latin('% Zotero\n\n@book{marsh1898,\n  title = {Tides},\n}\n'),
    ],
    [
      'list of works for citing (BibTeX or CSL-JSON)',
      latin('[\n  { "id": "marsh1898", "type": "article-journal", "title": "Tides" }\n]'),
    ],
    ['list of works for citing (RIS)', latin('TY  - BOOK\r\nAU  - Marsh, A.\r\nER  - \r\n')],
    ['file of subtitles', latin('1\r\n00:00:01,000 --> 00:00:04,000\r\nGood evening.\r\n')],
    ['file of subtitles', latin('WEBVTT\n\n00:01.000 --> 00:04.000\nGood evening.\n')],
  ])('%s', (name, bytes) => {
    const format = fileFormat(bytes);
    expect(format?.name).toBe(name);
    expect(format?.hint).not.toBe('');
  });

  test.each([
    '',
    'BM, the museum, lent it.',
    'PK was here',
    'ID3 is a form of tags.',
    '{ a brace',
    '1\n2\n3\n',
    '<aside>',
    'The file begins with %PDF-1.7.',
    'From: a\nSubject: b\n\nDear Sir',
    'WEBVTTs are many',
    'GIF and RIFF',
    '@book of hours, said he',
    '{ "id": 4, "type": "Point" }',
    'TY - that is what she wrote',
  ])('plain text: %j', (text) => {
    expect(fileFormat(latin(text))).toBeUndefined();
    expect(fileFormat(utf16(text))).toBeUndefined();
  });
});

// Of remarks the one that goes on and those that end within it were tried in all ways.
test.each(['<!---->', '<!-- a --> ', '<!--', '<?xml version="1"?><!---->'])(
  'many remarks are no page of HTML, and are gone through once: %j',
  (remark) => {
    const kind = fileFormat(latin(`${remark.repeat(500)}x`));
    expect(kind?.name).toBe(remark.startsWith('<?xml') ? 'XML file' : undefined);
  },
);

test('what a file is by its name, where its bytes are those of any text', () => {
  expect(formatNamed('notes.MD')?.name).toBe('Markdown file');
  expect(formatNamed('page.html')).toMatchObject({ name: 'HTML page', isText: true });
  for (const name of [
    'a.txt',
    'letter',
    'a.constructor',
    'a.toString',
    '.md.',
    'letter of 1.5.1961',
  ])
    expect(formatNamed(name)).toBeUndefined();
});

test('a byte order mark tells which UTF-16 it is', () => {
  expect(markedEncoding(latin('\xFF\xFEa\0'))).toBe('utf-16le');
  expect(markedEncoding(latin('\xFE\xFF\0a'))).toBe('utf-16be');
  for (const text of ['', '\xFF', '\xFEa', '\xEF\xBB\xBFa']) {
    expect(markedEncoding(latin(text))).toBeUndefined();
  }
});
