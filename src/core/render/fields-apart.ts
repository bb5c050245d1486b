import { textVariables, type Work } from '../edition/schema/reference.ts';
import { type Direction, directionOf, fromRight, runsLeft } from '../text/direction.ts';
import { el, type Node, text, textContent } from './hast.ts';
import { settingOf } from './script.ts';

/** The fields that are titles, names or words, and no numbers. */
const named = textVariables.filter((field) =>
  /title|place|publisher|archive|authority|genre|medium|note/.test(field),
);

/** Words of both directions: those with letters of one, and of the other. */
const letters = {
  ltr: new RegExp(`(?![${fromRight}])\\p{L}`, 'u'),
  rtl: new RegExp(`(?=\\p{L})[${fromRight}]`, 'u'),
};

/**
 * Returns an entry or a citation, as a style has set it, with what in it runs against the rest in elements of their own, each field in one: figures that follow a
 * title would run as its letters do, and pages 10–15 be seen as 15–10 (UAX 9). `language` is that around. Linear in the words, but for the fields.
 */
export function withFieldsApart(nodes: readonly Node[], work: Work, language: string): Node[] {
  const words = textContent(nodes);
  if (!runsLeft(words) || !letters.ltr.test(words)) return [...nodes];
  const direction = settingOf(words, language).dir ?? directionOf(language);
  const other = letters[direction === 'ltr' ? 'rtl' : 'ltr'];
  const names = named
    .map((field) => work[field as keyof Work])
    .filter((value): value is string => typeof value === 'string' && other.test(value))
    .sort((a, b) => b.length - a.length);
  const set = (inner: readonly Node[]): Node[] =>
    inner.flatMap((node): Node[] => {
      if (node.type === 'text') return apartIn(node.value, names, direction);
      // An address runs as a whole.
      const isAddress = node.tagName === 'a' && other.test(textContent([node]));
      const children = isAddress ? [el('bdi', {}, node.children)] : set(node.children);
      return [{ ...node, children }];
    });
  return set(nodes);
}

/** Returns words with the names in them apart, and what else runs against them. */
function apartIn(words: string, [name, ...names]: readonly string[], direction: Direction): Node[] {
  if (name === undefined) return runsApart(words, direction);
  const parts = words.split(name);
  return parts.flatMap((part, index) => [
    ...(index > 0 ? [el('bdi', {}, [name])] : []),
    ...(part === '' ? [] : apartIn(part, names, direction)),
  ]);
}

/** Returns words with those apart that run against them: words that follow on each other, from their first letter or digit to their last. */
function runsApart(words: string, direction: Direction): Node[] {
  const [own, other] = [letters[direction], letters[direction === 'ltr' ? 'rtl' : 'ltr']];
  const nodes: Node[] = [];
  let [plain, run] = ['', ''];
  const end = () => {
    if (run === '') return;
    const start = run.search(/[\p{L}\p{N}]/u);
    const past =
      run.length -
      Array.from(run)
        .reverse()
        .join('')
        .search(/[\p{L}\p{N}\p{M}]/u);
    if (plain !== '' || start > 0) nodes.push(text(plain + run.slice(0, start)));
    nodes.push(el('bdi', {}, [run.slice(start, past)]));
    [plain, run] = [run.slice(past), ''];
  };
  for (const word of words.split(/(\s+)/)) {
    const isOther = other.test(word) && !own.test(word);
    const goesOn = run !== '' && /^\s*$/.test(word);
    if (isOther || goesOn) run += word;
    else {
      end();
      plain += word;
    }
  }
  end();
  if (plain !== '') nodes.push(text(plain));
  return nodes;
}
