import type { Html, PhrasingContent, RootContent } from 'mdast';
import { append } from '../page/append.ts';
import { markdownOf } from '../page/write-prose.ts';
import { itemAt } from '../text/lookup.ts';
import type { TeiBlock } from './writing.ts';

/** Returns the blocks of a note of editors as its Markdown: their words, and what is marked up in these. */
export function noteProse(blocks: readonly TeiBlock[]): string {
  return markdownOf(blocks.map(blockOf));
}

function blockOf(block: TeiBlock): RootContent {
  let node: RootContent = { type: 'paragraph', children: phrasesOf(block) };
  for (let depth = 0; depth < block.quoted; depth++) {
    node = { type: 'blockquote', children: [node] };
  }
  return node;
}

/** The looks that Markdown has. */
const looks = [
  ['italic', 'emphasis'],
  ['bold', 'strong'],
] as const;

/** Where words are put, and in which looks. */
interface Place {
  children: PhrasingContent[];
  looks: ReadonlySet<string>;
}

/** Words with the elements around them, each as Markdown has it. */
function phrasesOf({ text, tags, heading }: TeiBlock): PhrasingContent[] {
  const root: Place = { children: [], looks: new Set() };
  const open = [heading > 0 ? inLooks(root, ['strong']) : root];
  const put = (nodes: readonly PhrasingContent[]) =>
    append(itemAt(open, open.length - 1).children, nodes);
  let done = 0;
  for (const { at, tag } of tags) {
    put(wordsOf(text.slice(done, at)));
    done = at;
    const [, name, value = ''] = /^<(\w+) \w+="(.*)">$/s.exec(tag) ?? [];
    const around = itemAt(open, open.length - 1);
    if (name === undefined) {
      open.pop();
      if (tag === '</Term>') put([raw(tag)]);
    } else if (name === 'Hi') {
      const said = looks.flatMap(([rend, type]) => (value.includes(rend) ? [type] : []));
      open.push(inLooks(around, said));
    } else if (name === 'Link') {
      const children: PhrasingContent[] = [];
      put([{ type: 'link', url: value, children }]);
      open.push({ ...around, children });
    } else {
      put([raw(tag)]);
      open.push(around);
    }
  }
  put(wordsOf(text.slice(done)));
  return root.children;
}

/** Goes into looks that a place is not in yet. */
function inLooks(place: Place, names: readonly ('emphasis' | 'strong')[]): Place {
  return names.reduce((around, type) => {
    if (around.looks.has(type)) return around;
    const children: PhrasingContent[] = [];
    around.children.push({ type, children });
    return { children, looks: new Set([...around.looks, type]) };
  }, place);
}

function wordsOf(words: string): PhrasingContent[] {
  return words
    .split('\n')
    .flatMap((value, n): PhrasingContent[] => [
      ...(n > 0 ? [{ type: 'break' } as const] : []),
      ...(value === '' ? [] : [{ type: 'text', value } as const]),
    ]);
}

function raw(value: string): Html {
  return { type: 'html', value };
}
