/** What keeps words of a page from being seen as they are: the property, what its value must not be, and why. */
interface Held {
  property: RegExp;
  value: RegExp;
  why: string;
}

const hides = 'it hides words';
const changes = 'it shows other words, or letters, than are written';
const moves = 'it moves words, or puts one above another';

/** What of letters, colours and boxes leaves words as they are, where and in the order in which they stand. */
const harmless = new RegExp(
  `^(?:--[\\w-]+|${[
    '(?:accent-|caret-)?color|color-scheme|background(?:-(?:attachment|color|image|origin|position|repeat|size))?',
    '(?:border|outline)(?:-[a-z-]+)?|box-shadow|box-sizing|cursor|opacity|visibility|content|display|transform',
    'font(?:-(?:family|kerning|optical-sizing|size|stretch|style|synthesis|variant|weight)(?:-[a-z]+)*)?',
    'line-height|(?:letter|word)-spacing|hyphens|overflow-wrap|word-break|size|tab-size|orphans|widows|page',
    'text-(?:align|align-last|decoration(?:-[a-z-]+)?|indent|rendering|shadow|transform|wrap|wrap-style)',
    'text-underline-(?:offset|position)|(?:max-|min-)?(?:width|inline-size)|min-(?:height|block-size)',
    '(?:margin|padding|break|scroll|transition|animation|print)(?:-[a-z-]+)?|(?:column-|row-)?gap',
    'columns|column-(?:count|fill|rule(?:-[a-z]+)?|width)|pointer-events|(?:-webkit-)?user-select',
  ].join('|')})$`,
);

/**
 * What a style sheet of an edition may not say, with these properties, of elements that could be, hold or be in a source, its notes
 * or what verifies it. Names and values are in small letters.
 */
const held: readonly Held[] = [
  { property: /^content$/, value: /^(?!none$|normal$|""$)/, why: changes },
  { property: /^display$/, value: /\b(?:none|contents)\b/, why: hides },
  { property: /^visibility$/, value: /^(?!visible$)/, why: hides },
  { property: /^opacity$/, value: /./, why: hides },
  {
    property: /^(?:color|--.*)$/,
    value:
      /\btransparent\b|#(?:[\da-f]{4}){1,2}(?![\da-f])|\b(?:rgba|hsla|color-mix)\(|\(from\b|\b[a-z]+\([^()]*\/|\b(?:rgb|hsl)\([^(),]*(?:,[^(),]*){3}\)/,
    why: hides,
  },
  {
    property: /^(?:font|font-size|line-height)$/,
    value: /(?:^|[\s/(,])[+-]?(?:0+(?:\.[0-4]\d*)?|\.[0-4]\d*)(?:[a-z%/\s,)]|$)|\de[+-]?\d|calc\(/,
    why: hides,
  },
  { property: /^text-transform$/, value: /^(?!none$)/, why: changes },
  { property: /^text-decoration/, value: /\bline-through\b/, why: changes },
  { property: /^transform$/, value: /^(?!none$)/, why: moves },
  {
    property: /^(?:text-indent|margin|padding|outline-offset|(?:letter|word)-spacing)/,
    value: /(?:^|[\s(,*])-/,
    why: moves,
  },
  {
    property: /^(?:pointer-events|(?:-webkit-)?user-select)$/,
    value: /\bnone\b/,
    why: 'it keeps readers from copying and verifying',
  },
];

/** Returns why a declaration may not stand where a source could be; undefined where it may. Both are in small letters. */
export function whyHeld(property: string, value: string): string | undefined {
  const found = held.find((one) => one.property.test(property) && one.value.test(value));
  if (found) return found.why;
  return harmless.test(property) ? undefined : 'it is not known to leave words as they are';
}
