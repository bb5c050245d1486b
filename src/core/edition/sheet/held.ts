/** What keeps words of a page from being seen as they are: the property, what its value must not be, and why. */
export interface Held {
  property: RegExp;
  value: RegExp;
  why: string;
}

const hides = 'it hides words';
const changes = 'it shows other words, or letters, than are written';
const moves = 'it moves words, or puts one above another';

/**
 * What a style sheet of an edition may not say of elements that could be, hold or be in a source, its notes or what verifies it.
 * Names and values are in small letters.
 */
export const held: readonly Held[] = [
  { property: /^content$/, value: /^(?!none$|normal$|""$)/, why: changes },
  { property: /^display$/, value: /\b(?:none|contents)\b/, why: hides },
  { property: /^visibility$/, value: /^(?!visible$)/, why: hides },
  {
    property: /^(?:opacity|content-visibility|clip|clip-path|(?:-webkit-)?mask)/,
    value: /./,
    why: hides,
  },
  { property: /^overflow/, value: /\b(?:hidden|clip)\b/, why: hides },
  {
    property: /^(?:text-overflow|(?:-webkit-)?line-clamp|max-lines|block-ellipsis)$/,
    value: /./,
    why: hides,
  },
  { property: /^(?:color|-webkit-text-fill-color|--.*)$/, value: /\btransparent\b/, why: hides },
  { property: /^-webkit-text-fill-color$/, value: /./, why: hides },
  {
    property: /^(?:font|font-size|line-height)$/,
    value: /(?:^|[\s/])[+-]?(?:0+(?:\.0*)?|\.0+)(?:[a-z%/\s]|$)/,
    why: hides,
  },
  { property: /^(?:filter|backdrop-filter|mix-blend-mode|zoom)$/, value: /./, why: hides },
  {
    property: /^(?:text-transform|(?:-webkit-)?text-security|hyphenate-character|quotes)$/,
    value: /^(?!none$)/,
    why: changes,
  },
  { property: /^(?:direction|unicode-bidi|writing-mode|order)$/, value: /./, why: moves },
  { property: /^flex-(?:direction|flow|wrap)$/, value: /reverse/, why: moves },
  { property: /^(?:transform|translate|scale|rotate|offset)/, value: /^(?!none$)/, why: moves },
  { property: /^position$/, value: /\b(?:absolute|fixed)\b/, why: moves },
  { property: /^text-indent$/, value: /-/, why: moves },
  { property: /^margin/, value: /(?:^|[\s(])-/, why: moves },
  { property: /^all$/, value: /./, why: 'it takes back what shows a source as it is' },
  {
    property: /^(?:pointer-events|(?:-webkit-)?user-select)$/,
    value: /\bnone\b/,
    why: 'it keeps readers from copying and verifying',
  },
];
