import sniff from 'html-encoding-sniffer';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Sent } from './fetch.ts';

/** What says that a page is read otherwise than in UTF-8, and where: the line and column, from 1; absent where its host says so. */
export interface CharsetFault {
  words: string;
  place?: { line: number; column: number };
}

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** How many bytes browsers look at for what a page says of its encoding (HTML, 13.2.3.2). */
const headLength = 1024;

const written = '<meta charset="utf-8">';
const mend = 'publish the page as it was built';

/**
 * Returns why browsers would read a page in another encoding than UTF-8, in which it is compared with its seed: by what its host
 * says, or by what the page itself says first, and has to say within its first 1024 bytes. Undefined where they would not.
 */
export function charsetFault({ bytes, charset }: Sent): CharsetFault | undefined {
  const encodingOf = (said?: string) =>
    sniff(bytes, {
      maxPrescanBytes: headLength,
      defaultEncoding: 'windows-1252',
      ...(said !== undefined && { transportLayerEncodingLabel: said }),
    });
  if (charset !== undefined && encodingOf(charset) !== 'UTF-8')
    return {
      words: `unexpected charset=${charset} from its host, expected utf-8 or none: see /help/hosting/`,
    };
  const head = Buffer.from(bytes.subarray(0, headLength)).toString();
  const [said] = charsetsIn(parse(head, { sourceCodeLocationInfo: true }));
  const at = said?.sourceCodeLocation;
  if (!said || !at)
    return {
      place: { line: 1, column: 1 },
      words: `no ${written} in its first ${headLength} bytes, expected one: ${mend}`,
    };
  const place = { line: at.startLine, column: at.startCol };
  if (attributeOf(said, 'charset')?.toLowerCase() !== 'utf-8')
    return {
      place,
      words: `unexpected ${head.slice(at.startOffset, at.endOffset)}, expected ${written}: ${mend}`,
    };
  const encoding = encodingOf();
  // What is none may look like one to them, as in a script; and a byte order mark goes before all.
  return encoding === 'UTF-8'
    ? undefined
    : { place, words: `read in ${encoding} by what stands before, expected UTF-8: ${mend}` };
}

/** Returns the elements of a page that name an encoding, in order. */
function charsetsIn(node: Node): Element[] {
  const own = 'tagName' in node && node.tagName === 'meta' && isCharset(node) ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(charsetsIn) : [])];
}

function isCharset(meta: Element): boolean {
  if (attributeOf(meta, 'charset') !== undefined) return true;
  return attributeOf(meta, 'http-equiv')?.toLowerCase() === 'content-type';
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}
