import { dateVariables, nameVariables as workNames, textVariables } from '../schema/reference.ts';

/*
 * What a style may hold: the schema of the Citation Style Language, version 1.0.2 (csl.rnc), as far as it is about what is
 * set. What stands in <info> tells people about the style, and is not set.
 */

/** What an element may hold, and how it is written. */
export interface ElementRule {
  /** The elements that it may hold. */
  holds: readonly string[];
  /** The attributes that it may have. */
  takes: readonly string[];
  /** The attributes of which it has exactly one, unless there are none to choose from. */
  needs: readonly string[];
  /** In which order its elements stand, and how many of each, where that matters. */
  order?: { pattern: RegExp; expected: string };
}

const affixes = 'prefix suffix';
const font = 'font-style font-variant font-weight text-decoration vertical-align';
const look = `${affixes} ${font} display`;
const nameOptions =
  'and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-subsequent-min et-al-subsequent-use-first et-al-use-last initialize initialize-with name-as-sort-order sort-separator';
const inherited = `${nameOptions} name-form name-delimiter names-delimiter`;
const rendering = 'text number names label date group choose';
const conditions = 'disambiguate is-numeric is-uncertain-date locator position type variable';

/** Each element: what it holds; what it takes; what it needs. */
const rows: Record<string, readonly [holds: string, takes?: string, needs?: string]> = {
  style: [
    'info locale macro citation bibliography',
    `xmlns version default-locale demote-non-dropping-particle initialize-with-hyphen page-range-format ${inherited}`,
    'class',
  ],
  locale: ['style-options date terms'],
  'style-options': ['', 'punctuation-in-quote limit-day-ordinals-to-day-1'],
  terms: ['term'],
  term: ['single multiple', 'form gender gender-form match', 'name'],
  single: [''],
  multiple: [''],
  macro: [rendering, '', 'name'],
  citation: [
    'sort layout',
    `collapse cite-group-delimiter disambiguate-add-givenname disambiguate-add-names disambiguate-add-year-suffix givenname-disambiguation-rule after-collapse-delimiter near-note-distance year-suffix-delimiter ${inherited}`,
  ],
  bibliography: [
    'sort layout',
    `entry-spacing hanging-indent line-spacing second-field-align subsequent-author-substitute subsequent-author-substitute-rule ${inherited}`,
  ],
  sort: ['key'],
  key: ['', 'sort names-min names-use-first names-use-last', 'macro variable'],
  layout: [rendering, `${affixes} ${font} delimiter`],
  text: ['', `${look} form plural quotes strip-periods text-case`, 'macro term value variable'],
  number: ['', `${look} form text-case`, 'variable'],
  label: ['', `${affixes} ${font} form plural strip-periods text-case`, 'variable'],
  'names label': ['', `${affixes} ${font} form plural strip-periods text-case`],
  names: ['name et-al label substitute', `${look} delimiter`, 'variable'],
  name: ['name-part', `${affixes} ${font} form delimiter ${nameOptions}`],
  'name-part': ['', `${affixes} ${font} text-case`, 'name'],
  'et-al': ['', `${font} term`],
  substitute: [rendering],
  'locale date': ['date-part', `${look} delimiter text-case`, 'form'],
  date: ['date-part', `${look} delimiter text-case date-parts form`, 'variable'],
  'date-part': ['', `${affixes} ${font} form range-delimiter strip-periods text-case`, 'name'],
  group: [rendering, `${look} delimiter`],
  choose: ['if else-if else'],
  if: [rendering, `match ${conditions}`],
  'else-if': [rendering, `match ${conditions}`],
  else: [rendering],
};

const parts = {
  pattern: /^(?:<sort>)?<layout>$/,
  expected: 'sort, which may be left out, and layout',
};

const orders: Record<string, ElementRule['order']> = {
  style: {
    pattern:
      /^(?:<(?:info|locale|macro)>)*<citation>(?:<(?:info|locale|macro)>)*(?:<bibliography>(?:<(?:info|locale|macro)>)*)?$/,
    expected: 'info, locale, macro, one citation, and at most one bibliography after it',
  },
  citation: parts,
  bibliography: parts,
  term: {
    pattern: /^(?:<single><multiple>)?$/,
    expected: 'text, or both single and multiple',
  },
  'locale date': {
    pattern: /^(?:<date-part>)+$/,
    expected: 'a date-part or several',
  },
  choose: {
    pattern: /^<if>(?:<else-if>)*(?:<else>)?$/,
    expected: 'if, then else-if as often as you like, and at most one else',
  },
};

const words = (list = '') => list.split(/\s+/).filter((word) => word !== '');

/** The elements of a style. */
export const elements: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries(rows).map(([name, [holds, takes, needs]]) => [
    name,
    {
      ...{ holds: words(holds), takes: words(takes), needs: words(needs) },
      ...(orders[name] && { order: orders[name] }),
    },
  ]),
);

const values: Record<string, string> = {
  and: 'symbol text',
  class: 'in-text note',
  collapse: 'citation-number year year-suffix year-suffix-ranged',
  'date-parts': 'year year-month year-month-day',
  'date form': 'numeric text',
  'date-part form': 'long numeric numeric-leading-zeros ordinal short',
  'date-part name': 'day month year',
  'delimiter-precedes-et-al': 'after-inverted-name always contextual never',
  'delimiter-precedes-last': 'after-inverted-name always contextual never',
  'demote-non-dropping-particle': 'display-and-sort never sort-only',
  display: 'block indent left-margin right-inline',
  'et-al term': 'et-al,and others',
  'font-style': 'italic normal oblique',
  'font-variant': 'normal small-caps',
  'font-weight': 'bold light normal',
  'givenname-disambiguation-rule':
    'all-names all-names-with-initials by-cite primary-name primary-name-with-initials',
  'label form': 'long short symbol verb verb-short',
  match: 'all any none',
  'term match': 'last-digit last-two-digits whole-number',
  'name-as-sort-order': 'all first',
  'name-form': 'count long short',
  'name form': 'count long short',
  'name-part name': 'family given',
  'number form': 'long-ordinal numeric ordinal roman',
  'page-range-format': 'chicago chicago-15 chicago-16 expanded minimal minimal-two',
  plural: 'false true',
  'label plural': 'always contextual never',
  'second-field-align': 'flush margin',
  sort: 'ascending descending',
  'subsequent-author-substitute-rule': 'complete-all complete-each partial-each partial-first',
  'text form': 'long short symbol verb verb-short',
  'term form': 'long short symbol verb verb-short',
  'text-case': 'capitalize-all capitalize-first lowercase sentence title uppercase',
  'text-decoration': 'none underline',
  version: '1.0',
  'vertical-align': 'baseline sub sup',
};

for (const name of [
  ...['disambiguate', 'disambiguate-add-givenname', 'disambiguate-add-names'],
  ...['disambiguate-add-year-suffix', 'et-al-use-last', 'hanging-indent', 'initialize'],
  ...['initialize-with-hyphen', 'names-use-last', 'quotes', 'strip-periods'],
])
  values[name] = 'false true';

const known: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(values).map(([name, list]) => [
    name,
    list.includes(',') ? list.split(',') : words(list),
  ]),
);

/** Those who edit and translate a work are set together where they are the same. */
const nameVariables = [...workNames, 'editor-translator', 'editortranslator'];

const variables: Record<'date' | 'names' | 'text' | 'all', readonly string[]> = {
  text: textVariables,
  date: dateVariables,
  names: nameVariables,
  all: [...dateVariables, ...nameVariables, ...textVariables],
};

/** Attributes that are a number. */
const numbers =
  /^(?:et-al-(?:subsequent-)?(?:min|use-first)|names-(?:min|use-first)|near-note-distance|entry-spacing|line-spacing)$/;

const kinds = {
  date: 'a variable that is a date, such as issued',
  names: 'a variable that is names, such as author',
  text: 'a variable that is neither a date nor names, such as title',
  all: 'a variable of CSL, such as title',
};

function kindOf(element: string): keyof typeof variables {
  if (element === 'date' || element === 'names') return element;
  return ['text', 'number', 'label'].includes(element) ? 'text' : 'all';
}

/** What the processor keeps by name would be mixed up with what every object of the language has. */
function isReserved(name: string): boolean {
  return name in Object.prototype;
}

/**
 * Returns what the value of an attribute may be, in words; undefined where it is one of those.
 * @example
 * unfitFor('font-style', 'fat', 'text') // => 'one of italic, normal, oblique'
 */
export function unfitFor(attribute: string, value: string, element: string): string | undefined {
  if (numbers.test(attribute)) return /^\s*\d{1,4}\s*$/.test(value) ? undefined : 'a number';
  const fit = known.get(`${element} ${attribute}`) ?? known.get(attribute);
  if (fit) return fit.includes(value) ? undefined : `one of ${fit.join(', ')}`;
  if (attribute === 'name' || attribute === 'term' || attribute === 'macro')
    return isReserved(value) ? 'another name' : undefined;
  if (attribute !== 'variable') return undefined;
  const kind = kindOf(element);
  const isKnown = words(value).every((one) => variables[kind].includes(one));
  return isKnown ? undefined : kinds[kind];
}
