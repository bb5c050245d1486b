import { endOfMatch } from '../text/end-of-match.ts';
import { attributesOf, refuseAttribute, refuseElement, refuseHtml } from './element.ts';
import { type FilePassage, placeOf, type ReportingFile, type TextFile } from './file.ts';
import type { Attribute, MarkupElement } from './model.ts';

/** Takes the tags of a text that is no MDX, in order, and pairs them. Offsets are UTF-16 units of the file. */
export interface Tags {
  /** The next block begins. */
  block: () => void;
  /** A tag that HTML can read. */
  tag: (text: string, name: string, at: number) => void;
  /** A tag of ours that even HTML cannot read. */
  malformed: (name: string, at: number) => void;
  /** Returns the elements; no more tags follow. */
  end: () => MarkupElement[];
}

interface Tag {
  name: string;
  /** What it opens, where its form is sound. */
  element?: MarkupElement;
  at: number;
  end: number;
  block: number;
  /** Whether a fault of it is told already. */
  reported: boolean;
}

const wellFormed = /^<\/?[A-Za-z]+(?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*\s*\/?>$/;

/** Reports element-unknown, attribute-unknown, tag-malformed, tag-unpaired and claim-across-blocks. */
export function createTags({ file, scope }: FilePassage): Tags {
  const elements: MarkupElement[] = [];
  const open: Tag[] = [];
  /** Tags that are none of ours and told, by name; their ends are no further fault. */
  const foreign: string[] = [];
  let block = 0;

  const close = (tag: Tag) => {
    const index = open.findLastIndex(({ name }) => name === tag.name);
    const [opened, ...between] = index < 0 ? [] : open.splice(index);
    for (const other of between) tellUnpaired(other, false);
    if (!opened) tellUnpaired(tag, true);
    else if (opened.element && isAlone(tag, file)) opened.element.flow = true;
    else if (opened.element && opened.block !== tag.block && !opened.element.flow) {
      refuseAcross(opened, tag, file);
    }
  };
  const tellUnpaired = (tag: Tag, closing: boolean) => {
    if (!tag.reported) refuseUnpaired(tag, closing, file);
  };
  const malformed = (name: string, at: number, end: number) => {
    refuseMalformed(name, at, file);
    const tag = { name, at, end, block, reported: true };
    if (file.text[at + 1] === '/') close(tag);
    else open.push(tag);
  };
  return {
    block: () => block++,
    malformed: (name, at) => malformed(name, at, at + name.length + 1),
    tag: (text, name, at) => {
      const tag: Tag = { name, at, end: at + text.length, block, reported: false };
      const closing = text.startsWith('</');
      const known = attributesOf.get(name);
      if (!known) {
        const begun = closing ? foreign.lastIndexOf(name) : -1;
        if (begun >= 0) foreign.splice(begun, 1);
        else if (closing) refuseHtml(`</${name}>`, at, file);
        else refuseElement(name, at, file);
        if (!closing) foreign.push(name);
      } else if (!wellFormed.test(text)) {
        malformed(name, at, tag.end);
      } else if (closing) {
        close(tag);
      } else {
        tag.element = {
          name,
          attributes: readAttributes(text, { ...tag, known }, file),
          at,
          end: tag.end,
          opened: tag.end,
          scope,
          empty: false,
          flow: isAlone(tag, file),
        };
        elements.push(tag.element);
        if (!text.endsWith('/>')) open.push(tag);
      }
    },
    end: () => {
      // A further <Source> on a line of its own is told as that.
      const isSource = ({ name, element }: Tag) => name === 'Source' && element?.flow;
      for (const tag of open) if (!isSource(tag)) tellUnpaired(tag, false);
      return elements;
    },
  };
}

function readAttributes(
  text: string,
  { name, known, at }: Tag & { known: readonly string[] },
  file: ReportingFile,
): MarkupElement['attributes'] {
  const attributes: Record<string, Attribute> = {};
  const written = /(?<=\s)[A-Za-z-]+(?:\s*=\s*("[^"]*"|'[^']*'))?/g;
  for (const { 0: attribute, 1: value, index } of text.matchAll(written)) {
    const word = attribute.slice(0, endOfMatch(/[A-Za-z-]+/y, attribute, 0));
    const start = at + index;
    if (!known.includes(word)) {
      refuseAttribute(word, { name, known, at: start }, file);
    } else attributes[word] = { value: value?.slice(1, -1) ?? '', at: start };
  }
  return attributes;
}

/** Whether nothing else stands on the lines of a tag. */
function isAlone({ at, end }: Tag, { text }: TextFile): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const after = text.slice(end, end + 200);
  return /(?:^|[\r\n])[\t ]*$/.test(before) && /^[\t ]*(?:$|[\r\n])/.test(after);
}

function refuseMalformed(name: string, at: number, file: ReportingFile): void {
  file.report(
    'tag-malformed',
    { start: at, end: at + name.length + 1 },
    `Unexpected form of the tag <${name}>, expected <${name} name="value">`,
    { hint: 'put every value between quotation marks, and end the tag with “>”' },
  );
}

function refuseUnpaired({ name, at, end }: Tag, closing: boolean, file: ReportingFile): void {
  file.report(
    'tag-unpaired',
    { start: at, end },
    closing
      ? `Unexpected </${name}> without <${name} …>, expected both in one block`
      : `Unexpected <${name}> without </${name}>, expected both in one block`,
    {
      hint: closing
        ? 'take it out, or put its beginning before it'
        : `put </${name}> after the last word`,
    },
  );
}

function refuseAcross(opened: Tag, closed: Tag, file: ReportingFile): void {
  file.report(
    'claim-across-blocks',
    { start: opened.at, end: opened.end },
    `Unexpected </${closed.name}> in another block than its <${opened.name}>, expected both in one`,
    {
      hint: `put </${opened.name}> after the last word of this block, and mark the rest with a tag that has the id alone, <${opened.name} id="…">`,
      related: [{ ...placeOf(file, closed.at, closed.end), message: 'its end is here' }],
    },
  );
}
