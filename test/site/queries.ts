/** A question that a reader may put to an edition, and what should answer it. */
export interface Question {
  /** What it is a case of. */
  about: string;
  /** The edition of this repository, or the one of many languages. */
  site: 'own' | 'languages';
  /** The query of the address, decoded. */
  query: Record<string, string>;
  /** Where a right answer leads to, any of these; none where nothing must be found. */
  answers: string[];
  /** By which place a right answer must stand, from 1. */
  within: number;
}

const talks = '/sources/russia-iran-talks-2002/';
const verses = '/sources/';

type Row = [
  about: string,
  query: string | Record<string, string>,
  answers: string[],
  within?: number,
];

const own: Row[] = [
  [
    'exact phrase',
    '"strategic stability issues"',
    [`${talks}#l3`, `${talks}#claim-moscow-talks`],
    2,
  ],
  ['exact phrase, not in another form', '"strategic stability issue"', []],
  ['exact phrase, apostrophe of another shape', '“Iran’s Foreign Minister”', [`${talks}#l20`], 3],
  ['exact phrase and a word', '"defense ministries" Bush', [`${talks}#l16`], 1],
  [
    'exact phrase with the marks that the source has',
    '"`legitimate\' and `transparent\'"',
    [`${talks}#l22`],
    2,
  ],
  [
    'exact phrase with a sign between its words',
    '"A., & Dvorkin"',
    ['/references/#ref-imemo-2011'],
    1,
  ],
  ['word with a mark before it', { q: "`transparent'", kind: 'paragraph' }, [`${talks}#l22`]],
  ['stem of a verb', 'welcome Putin', [`${talks}#l20`, `${talks}#claim-kharrazi-welcome`], 2],
  [
    'stem of a verb, in a paragraph',
    { q: 'defends', kind: 'paragraph' },
    [`${talks}#l20`, `${talks}#l24`],
  ],
  ['plural', { q: 'missiles', kind: 'paragraph' }, [`${talks}#l6`, `${talks}#l12`], 1],
  ['capitals', 'KHARRAZI', ['/glossary/kamal-kharrazi/'], 1],
  ['beginning of a name', 'Mamed', ['/glossary/georgy-mamedov/']],
  ['another transliteration', 'Kharazi', ['/glossary/kamal-kharrazi/'], 1],
  ['abbreviation', 'NPT', ['/glossary/npt/'], 1],
  ['name in full', 'non-proliferation treaty', ['/glossary/npt/'], 1],
  ['abbreviation of an agency', 'IAEA', ['/glossary/iaea/'], 1],
  ['claim', { q: 'peaceful means', kind: 'claim' }, [`${talks}#claim-peaceful-intention`]],
  [
    'speaker',
    { q: 'security', speaker: 'ITAR-TASS', kind: 'claim' },
    [`${talks}#claim-moscow-talks`],
    1,
  ],
  ['verdict', { verdict: 'faithful', kind: 'note' }, [`${talks}#note-two-words`]],
  ['note', { q: 'inspections', kind: 'note' }, [`${talks}#note-plant-supervision`]],
  ['paragraph', { q: 'legitimate transparent', kind: 'paragraph' }, [`${talks}#l22`], 1],
  ['source by its title', { q: 'Intl. Security Issues', kind: 'source' }, [talks], 1],
  [
    'work',
    { q: 'Disagree on Missile Cooperation', kind: 'reference' },
    ['/references/#ref-act-2002-06-wagner'],
    1,
  ],
  ['number that begins with another', '20021', []],
  ['year', { q: 'consultative', kind: 'paragraph', date: '2002' }, [`${talks}#l16`], 1],
];

const languages: Row[] = [
  [
    'German, another form',
    'Waldes',
    [`${verses}nachtlied/#l1`, `${verses}nachtlied/#claim-birds`],
    1,
  ],
  ['German, without its umlaut', 'Vogelein', [`${verses}nachtlied/#claim-birds`], 2],
  ['German phrase', '"schweigen im Walde"', [`${verses}nachtlied/#claim-birds`], 2],
  ['German phrase, in another form', '"schweigt im Walde"', []],
  ['Russian, another case', 'любовью', [`${verses}pushkin/#l1`, `${verses}pushkin/#claim-love`]],
  ['Russian, a word that another only resembles', 'любви', []],
  ['Russian, ё written as е', 'еще', [`${verses}pushkin/#l1`], 1],
  ['Russian, a noun in another case', 'душа', [`${verses}pushkin/#l1`], 1],
  [
    'Russian, a verb from its noun',
    { q: 'печаль', kind: 'claim' },
    [`${verses}pushkin/#claim-grief`],
    1,
  ],
  ['Arabic, with its article', 'القلم', [`${verses}mutanabbi/#l1`], 1],
  ['Arabic, without its article', 'قلم', [`${verses}mutanabbi/#l1`], 1],
  ['Arabic, “and” and the article before it', 'والسيف', [`${verses}mutanabbi/#l1`], 1],
  ['Arabic, a plural without its article', 'مكارم', [`${verses}mutanabbi/#l4`], 1],
  ['Arabic, two words', 'سيف قلم', [`${verses}mutanabbi/#l1`], 1],
  ['Arabic phrase, unpointed', '"والسيف والرمح"', [`${verses}mutanabbi/#l1`], 1],
  ['Persian, half of a word with a non-joiner', 'آدم', [`${verses}saadi/#l1`], 3],
  // A comparison quotes the same words, in the index of the edition's language.
  ['Persian', 'آفرینش', [`${verses}saadi/#l1`], 2],
  [
    'Persian, a space for the non-joiner',
    'بنی آدم',
    [`${verses}saadi/#l1`, `${verses}saadi/#claim-limbs`],
  ],
  [
    'Persian, letters of an Arabic keyboard',
    'يكديگرند',
    [`${verses}saadi/#l1`, `${verses}saadi/#claim-limbs`],
    1,
  ],
  ['Hebrew, unpointed', 'צלמות', [`${verses}psalm/#l3`], 1],
  ['Hebrew, without its preposition', { q: 'דוד', kind: 'paragraph' }, [`${verses}psalm/#l1`], 1],
  [
    'Chinese, a line',
    '學而時習之',
    [`${verses}analects/#l1`, `${verses}analects/#claim-learning`],
    1,
  ],
  ['Chinese, a word of a line', '遠方', [`${verses}analects/#l1`], 1],
  ['Chinese phrase across words', '「故而知」', [`${verses}analects/#l3`], 1],
  ['Japanese', '水の音', [`${verses}frog/#l1`], 1],
  [
    'Chinese, old, under its own language',
    { q: '時習', language: 'lzh' },
    [`${verses}analects/#l1`, `${verses}analects/#claim-learning`],
    2,
  ],
  ['Chinese, characters that stand apart', '學習', []],
  ['Persian, of a country', { q: 'آفرینش', language: 'fa-IR' }, [`${verses}saadi/#l1`], 1],
  [
    'English, of a country',
    { q: 'forecast', language: 'en-GB' },
    [`${verses}nachtlied/#note-rest`],
    1,
  ],
  ['German, an umlaut spelt out', 'Voegelein', [`${verses}nachtlied/#claim-birds`], 2],
  ['name in Latin', 'Bushehr', ['/glossary/bushehr/'], 1],
  ['name in another transliteration', 'Busher', ['/glossary/bushehr/'], 1],
  ['name without its macron', 'Al-Mutanabbi', ['/glossary/mutanabbi/'], 1],
  ['name in Cyrillic', 'Бушер', ['/glossary/bushehr/'], 1],
  ['name in Persian', 'بوشهر', ['/glossary/bushehr/'], 1],
  ['name in French', 'Pouchkine', ['/glossary/pushkin/'], 1],
  ['name in Chinese', '孔子', ['/glossary/confucius/'], 1],
  ['name with an apostrophe left out', 'Kung tzu', ['/glossary/confucius/']],
  ['language', { language: 'ru', kind: 'claim' }, [`${verses}pushkin/#claim-love`], 2],
  ['the oldest first', { kind: 'source', sort: 'oldest' }, [`${verses}mutanabbi/`], 1],
  ['the newest first', { kind: 'source', sort: 'newest' }, [`${verses}pushkin/`], 1],
];

const questionsOf = (site: Question['site'], rows: Row[]): Question[] =>
  rows.map(([about, query, answers, within = 3]) => ({
    about,
    site,
    query: typeof query === 'string' ? { q: query } : query,
    answers,
    within,
  }));

/** The questions by which the search is judged. */
export const questions: Question[] = [
  ...questionsOf('own', own),
  ...questionsOf('languages', languages),
];

/** Returns the place of the first right answer among where the results lead to, from 1; 0 where there is none. */
export function placeOf(
  { answers }: Pick<Question, 'answers'>,
  results: readonly string[],
): number {
  return results.findIndex((to) => answers.includes(to)) + 1;
}
