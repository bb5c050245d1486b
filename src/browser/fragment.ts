import type { Range as Passage } from '../core/text/range.ts';
import { signedOf, withSigns } from '../core/text/signs.ts';
import { apparatus, breakMark, textDirective } from './directive.ts';
import { selectedText } from './text.ts';

/** What browsers find no words across where white space stays as it is, nor across a box of a cell. */
const breaks = /[\t\n\f\r ]{2,}|[\t\n\f\r]/g;
/** What of a text might be taken for a mark of directives. */
const control = /(?!\u0001)\p{Cc}/gu;

const parted = (run: string) => breakMark.repeat(run.length);

/** Whether white space stays as it is in a text. */
function isKept({ parentElement }: Text): boolean {
  return parentElement?.closest('.keep, .columns') !== null;
}

/** Returns the text directive that leads to the words that a range of the source holds; undefined where none does. */
export function directiveOf(range: Range): string | undefined {
  const source = document.querySelector('[data-seed]');
  if (!source) return undefined;
  let page = textBefore(source);
  let passage: Passage | undefined;
  const readText = (node: Text) => {
    const at = page.length;
    page += (isKept(node) ? node.data.replace(breaks, parted) : node.data).replace(control, ' ');
    if (!range.intersectsNode(node)) return;
    const start = node === range.startContainer ? at + range.startOffset : at;
    const end = node === range.endContainer ? at + range.endOffset : page.length;
    passage = { start, ...passage, end };
  };
  const read = (node: Node) => {
    if (node instanceof Text) return readText(node);
    if (!(node instanceof Element)) return;
    if (node.hasAttribute('data-apparatus')) {
      // The number of a paragraph is set apart from its words.
      page += apparatus(node.textContent) + (node.matches('.para, .columns *') ? breakMark : '');
      return;
    }
    if (node.matches('p, br, h2, h3, h4, h5, h6, .box')) page += breakMark;
    node.childNodes.forEach(read);
    if (node.matches('.box')) page += breakMark;
  };
  read(source);
  return passage && textDirective(page, passage);
}

function textBefore(source: Element): string {
  const before = document.createRange();
  before.setStart(document.body, 0);
  before.setEndBefore(source);
  const copy = before.cloneContents();
  for (const unread of copy.querySelectorAll('script, style, template, noscript')) unread.remove();
  return copy.textContent.replace(/\p{Cc}/gu, ' ') + breakMark;
}

/** The elements whose words have signs around them: their classes are the names of `signedOf`. */
const signed = '.supplied, .del';

/** Returns the source text of a range as it is quoted, with the signs of `withSigns` for what is missing, supplied and deleted. */
export function quotedText(range: Range): string {
  const fragment = range.cloneContents();
  const { commonAncestorContainer: node } = range;
  let around = (node instanceof Element ? node : node.parentElement)?.closest(signed);
  for (; around; around = around.parentElement?.closest(signed)) {
    const whole = around.cloneNode() as Element;
    whole.append(fragment);
    fragment.append(whole);
  }
  const words = selectedText(fragment);
  const missing: number[] = [];
  const stretches: (Passage & { name: string })[] = [];
  let text = '';
  const read = (one: Node) => {
    if (one instanceof Text) text += one.data;
    if (!(one instanceof Element)) return;
    if (one.hasAttribute('data-apparatus')) {
      if (one.matches('.missing')) missing.push(text.length);
      return;
    }
    const stretch = { name: one.className, start: text.length, end: 0 };
    stretches.push(stretch);
    one.childNodes.forEach(read);
    stretch.end = text.length;
  };
  fragment.childNodes.forEach(read);
  const start = text.indexOf(words);
  return withSigns({ start, end: start + words.length }, text, signedOf(missing, stretches)).text;
}
