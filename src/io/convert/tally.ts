import { count } from '../../core/text/count.ts';

/** What is not in a text that was made from a file, or is there in another form, by how it is told. */
const phrases = {
  picture: (n: number) => `${count(n, 'picture')} left out`,
  drawing: (n: number) => `${count(n, 'drawing')} left out`,
  formula: (n: number) => `${count(n, 'formula')} left out`,
  embedded: (n: number) => `${count(n, 'embedded thing')} left out`,
  recording: (n: number) => `${count(n, 'recording')} left out`,
  field: (n: number) => `${count(n, 'field of a form', 'fields of forms')} left out`,
  sign: (n: number) => `${count(n, 'sign')} of fonts of their own left out`,
  worked: (n: number) => `${count(n, 'field')} left out, whose words a program works out`,
  ruby: (n: number) => `${count(n, 'reading')} beside letters left out`,
  hidden: (n: number) => `${count(n, 'hidden part')} left out`,
  note: (n: number) => `${count(n, 'note')} without a mark in the text left out`,
  comment: (n: number) => `${count(n, 'comment')} left out`,
  inserted: (n: number) => `${count(n, 'tracked insertion')}, in the text`,
  deleted: (n: number) => `${count(n, 'tracked deletion')}, not in the text`,
  apart: (n: number) =>
    `${count(n, 'paragraph')} kept apart from what follows, though the end is a tracked deletion`,
  dropped: (n: number) => `${count(n, 'drop cap')} put before the words that it begins`,
  vanished: (n: number) => `words that Word hides are in the text, in ${count(n, 'place')}`,
  running: (n: number) => `${count(n, 'header or footer', 'headers and footers')} left out`,
  link: (n: number) => `the address of ${count(n, 'link')} left out, the words of it kept`,
  italics: (n: number) => `italics not kept, in ${count(n, 'place')}`,
  bold: (n: number) => `bold type not kept, in ${count(n, 'place')}`,
  underlined: (n: number) => `underlining not kept, in ${count(n, 'place')}`,
  struck: (n: number) => `words struck out are in the text, in ${count(n, 'place')}`,
  capitals: (n: number) => `small capitals not kept, in ${count(n, 'place')}`,
  allCapitals: (n: number) =>
    `words set in capitals are as they were typed, in ${count(n, 'place')}`,
  raised: (n: number) => `raised letters set as any others, in ${count(n, 'place')}`,
  lowered: (n: number) => `lowered letters set as any others, in ${count(n, 'place')}`,
  quoted: (n: number) => `quotation marks that browsers set left out, in ${count(n, 'place')}`,
  row: (n: number) => `${count(n, 'row')} of tables, with tabs between the cells`,
  item: (n: number) => `${count(n, 'item')} of lists, with “•” or a number put before`,
  number: (n: number) => `${count(n, 'number')} of lists left out, which Margent cannot work out`,
  unknown: (n: number) => `${count(n, 'part')} that Margent does not know left out`,
};

/** A kind of what is told. */
export type Loss = keyof typeof phrases;

/** How many of the words concerned are told, and how long each may be, in UTF-16 units. */
const [most, longest] = [3, 40];
/** Of how many of a kind the words are looked at: to cut them out of a long line takes as long as the line is. */
const looked = 20;

/** Counts what is to be told of a text, with the first words that each is about. */
export interface Tally {
  add: (loss: Loss, sample?: string | (() => string)) => void;
  /** Returns a line for each kind, in the order in which they were met. */
  told: () => string[];
}

/** Returns a tally in which nothing is counted yet. */
export function createTally(): Tally {
  const found = new Map<Loss, { number: number; samples: Set<string> }>();
  return {
    add: (loss, sample = '') => {
      const own = found.get(loss) ?? { number: 0, samples: new Set() };
      own.number++;
      if (own.samples.size <= most && own.number <= looked) {
        const words = shortened(typeof sample === 'string' ? sample : sample());
        if (words !== '') own.samples.add(words);
      }
      found.set(loss, own);
    },
    told: () =>
      [...found].map(([loss, { number, samples }]) => {
        const shown = [...samples].slice(0, most).map((words) => `“${words}”`);
        const more = samples.size > most ? ', …' : '';
        return `${phrases[loss](number)}${shown.length > 0 ? `: ${shown.join(', ')}${more}` : ''}`;
      }),
  };
}

function shortened(words: string): string {
  const plain = words
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1).toWellFormed()}…` : plain;
}
