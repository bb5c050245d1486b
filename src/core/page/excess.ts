/** What may be of such number that to read it takes more time than anybody has. */
export type Excess = keyof typeof excesses;

/** What was found, and how it is mended. */
export const excesses = {
  emphasis: {
    found: 'so many “*”, “_” and “~” in one paragraph',
    hint: 'put a backslash before those that are text, or a blank line between two paragraphs',
  },
  brackets: {
    found: 'so many brackets in one paragraph',
    hint: 'put a backslash before those that are text, or a blank line between two paragraphs',
  },
  braces: {
    found: 'so much between “{” and its “}”',
    hint: 'put a backslash before “{” where it is text',
  },
  code: {
    found: 'so many runs of “`” in one paragraph that nothing closes',
    hint: 'put a backslash before those that are text',
  },
  comments: {
    found: 'so many “<!” and “<?” in one paragraph',
    hint: 'put a backslash before “<” where it is text, and take comments out',
  },
  depth: {
    found: 'quotes, lists or notes so deep inside one another',
    hint: 'put a backslash before the first sign of the line where it is text, else begin a line of its own further to the left',
  },
  lazy: {
    found: 'so many lines of a quote, list or note without its sign or indent',
    hint: 'put the sign “>” or the indent before each line, or a blank line between two paragraphs',
  },
  signs: {
    found: 'so many lines and signs in one paragraph',
    hint: 'put a blank line between two paragraphs',
  },
} as const;

/** What the reading of a text is stopped with: a vfile-message, but for what it is about. */
export type Stopped = Error & { excess: Excess; place: { offset: number } };

/** Stops the reading at a UTF-16 offset. */
export function stop(excess: Excess, offset: number): never {
  const stopped: Stopped = Object.assign(new Error(excess), { excess, place: { offset } });
  throw stopped;
}
