import type { Tally } from './tally.ts';

/*
 * Fields, in Word documents and in RTF (ECMA-376, part 1, 17.16): an instruction, and mostly the words that it has come to. Of
 * some only the instruction has the words, and of some programs show none.
 */

interface Field {
  instruction: string;
  /** How many words had been read where those began that it has come to; absent before they have. */
  since?: number;
  /** Whether programs show nothing of these. */
  hides?: boolean;
}

/** The fields that are open in a document. */
export interface Fields {
  begin: () => void;
  /** To be told of letters of the instruction. */
  write: (words: string) => void;
  /** To be told that the instruction has ended, and how many words were read before. Returns the instruction. */
  separate: (said: number) => string;
  /** Whether what stands here is shown nowhere. */
  isHidden: () => boolean;
  /** Ends a field, and tells what is lost of it. Returns the words that only its instruction has. */
  end: (said: number) => string;
}

/** What programs show nothing of, or what is told otherwise. */
const silent =
  /^(?:ADVANCE|ASK|FORM[A-Z]+|HYPERLINK|INCLUDEPICTURE|PRIVATE|RD|SET|SHAPE|TA|TC|XE)?$/;
const hidden = /^(?:ASK|SET|SYMBOL)$/;

/** How long the instruction of a field is that is read, in UTF-16 units. */
const longest = 2000;

/** Returns what follows the fields of a document. */
export function createFields(tally: Tally): Fields {
  const open: Field[] = [];
  /** How many of them hide what they have come to: to look through all of them takes minutes where thousands are in one another. */
  let hiding = 0;
  const tell = ({ instruction, since }: Field, said: number): string => {
    const words = instruction.trim().split(/\s+/);
    const [name = ''] = words;
    // Ruby is written as a formula that sets one above the other.
    const [, reading, base] =
      /\\o\s*(?:\\a[cdlr]\s*)?\(\\s\\up\s*\d+\s*\(([^()]*)\),([^()]*)\)\s*$/.exec(instruction) ??
      [];
    if (name === 'EQ' && base !== undefined) {
      tally.add('ruby', reading ?? '');
      return base;
    }
    if (/^(?:GOTO|MACRO)BUTTON$/.test(name)) return words.slice(2).join(' ');
    if (name === 'SYMBOL') tally.add('sign', words.slice(0, 2).join(' '));
    else if (/^(?:AUTO|LIST)NUM/.test(name)) tally.add('number', instruction);
    else if ((since ?? said) === said && !silent.test(name)) tally.add('worked', instruction);
    return '';
  };
  return {
    begin: () => void open.push({ instruction: '' }),
    write: (words) => {
      const field = open.at(-1);
      if (field && field.since === undefined && field.instruction.length < longest)
        field.instruction += words;
    },
    separate: (said) => {
      const field = open.at(-1);
      if (!field) return '';
      field.since = said;
      const [name = ''] = field.instruction.trim().split(/\s/, 1);
      if (!field.hides && hidden.test(name)) {
        field.hides = true;
        hiding++;
      }
      return field.instruction;
    },
    isHidden: () => hiding > 0,
    end: (said) => {
      const field = open.pop();
      if (field?.hides) hiding--;
      return field ? tell(field, said) : '';
    },
  };
}
