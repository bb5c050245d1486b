import { isCancel, select, text } from '@clack/prompts';
import { type Beginning, faultOfField } from './beginning.ts';
import type { Terminal } from './io.ts';

/** What is offered, by the names that are known for it. */
const licences = ['CC BY 4.0', 'CC BY-SA 4.0', 'CC0 1.0'];

/** A question, and what its answer says of the edition. */
interface Question {
  name: keyof Beginning;
  ask: (terminal: Terminal) => Promise<string | boolean | symbol>;
}

const questions: readonly Question[] = [
  {
    name: 'title',
    ask: (terminal) =>
      text({
        ...terminal,
        message: 'What is the edition called?',
        validate: (value = '') =>
          value.trim() === '' ? 'It has to have a title; it can be changed.' : undefined,
      }),
  },
  {
    name: 'description',
    ask: (terminal) =>
      text({
        ...terminal,
        message: 'What are its sources, in a sentence? (Enter: not yet)',
        placeholder: 'Letters to the harbour board of Rye, 1890 to 1905.',
        defaultValue: '',
      }),
  },
  {
    name: 'language',
    ask: (terminal) =>
      text({
        ...terminal,
        message: 'In which language do you write about them?',
        initialValue: 'en',
        validate: (value = '') => {
          const expected = faultOfField('language', value);
          return expected === undefined ? undefined : `Expected ${expected}`;
        },
      }),
  },
  {
    name: 'licence',
    ask: (terminal) =>
      select({
        ...terminal,
        message: 'On what terms may others use what you write?',
        options: [
          ...licences.map((value) => ({ value, label: value })),
          { value: '', label: 'That is not decided' },
        ],
      }),
  },
  {
    name: 'empty',
    ask: (terminal) =>
      select({
        ...terminal,
        message: 'What is it to begin with?',
        options: [
          { value: false, label: 'A small sample, to look at and to replace' },
          { value: true, label: 'Nothing: I have sources' },
        ],
      }),
  },
];

/** Asks at a terminal what is not said of an edition yet. Returns all of it; undefined where somebody has broken off. */
export async function askFor(given: Beginning, terminal: Terminal): Promise<Beginning | undefined> {
  const beginning: Beginning = { ...given };
  for (const { name, ask } of questions) {
    if (beginning[name] !== undefined) continue;
    const answer = await ask(terminal);
    if (isCancel(answer)) return undefined;
    Object.assign(beginning, { [name]: answer });
  }
  return beginning;
}
