import { Parser } from 'acorn';
import jsx from 'acorn-jsx';
import { type Excess, stop } from './excess.ts';
import type { Construct, Context, TokenizerState, Syntax } from './micromark.ts';
import type { Range } from '../text/range.ts';

/** How deep quotes, lists and notes may stand inside one another. */
const deepest = 100;
/** How far to the right one of them may begin, in columns. */
const farthest = 2 * deepest;

/** How many steps are free, and how many more for each UTF-16 unit of the text: what is read one by one takes that anyway. */
const free = 10_000_000;
const freeEach = 1000;

/** Counts the steps of one reading, and throws where they are too many. A step is what moves one thing in memory. */
interface Budget {
  text: string;
  left: number;
  /** Where the parser was when it was last asked; a UTF-16 offset. */
  at: number;
  /** Where a paragraph was last looked through, and where it ends. */
  paragraph: Range;
}

/** Some steps, and what they are taken for. */
interface Cost {
  steps: number;
  excess: Excess;
}

function spend(budget: Budget, { steps, excess }: Cost, context: Context): void {
  budget.at = context.now().offset;
  budget.left -= steps;
  if (budget.left < 0) stop(excess, budget.at);
}

/** Makes a construct that counts steps where it might begin, and leaves the sign to the others. */
function meter(take: (context: Context) => void): Construct {
  return {
    tokenize(_, __, nok) {
      take(this);
      return nok;
    },
  };
}

/**
 * Returns what keeps the parser from taking more than a number of steps that grows with the text: at each sign at which it
 * looks back or ahead, or moves what it has, the steps are counted that this takes it; where they become too many, it is
 * stopped with a `Stopped`. It counts with the parser, since only that knows where a paragraph ends. To be put last,
 * so that it comes first.
 */
export function budgetFor(text: string): {
  syntax: Syntax;
  acorn: ReturnType<typeof countingParser>;
} {
  const budget: Budget = {
    text,
    left: free + freeEach * text.length,
    at: 0,
    paragraph: { start: 0, end: -1 },
  };
  const spending = (excess: Excess, stepsOf: (context: Context) => number) =>
    meter((context) => spend(budget, { steps: stepsOf(context), excess }, context));
  const move = (share: number, excess: Excess = 'signs') =>
    spending(excess, ({ events }) => events.length * share);
  const sign = move(1 / 2);
  const bracket = move(1 / 2, 'brackets');
  const place = move(0, 'braces');
  const emphasis = [move(1 / 2, 'emphasis'), meterEmphasis(budget)];
  const syntax: Syntax = {
    document: meterContainers(budget),
    flow: {
      // Where code may begin, whose reader knows no place.
      60: place,
      101: place,
      105: place,
      123: place,
    },
    text: {
      [-5]: sign,
      [-4]: sign,
      [-3]: sign,
      33: sign,
      38: sign,
      42: emphasis,
      60: [sign, spending('comments', (context) => lookForComment(budget, context))],
      91: bracket,
      // Escapes often stand side by side, and then nothing is moved.
      92: move(1 / 16),
      93: [bracket, spending('brackets', lookForOpening)],
      95: emphasis,
      96: [sign, meterCode(budget)].map((one) => ({ ...one, previous: beginsRun })),
      123: sign,
      126: emphasis,
    },
  };
  return { syntax, acorn: countingParser(budget) };
}

/** The signs of emphasis in one paragraph: how many there were, and where those stand that may still be closed. */
interface Signs {
  count: number;
  open: Map<number, number[]>;
}

/**
 * One that closes is compared with all that was read since the one that opens; where none does, or it may be both, with the
 * whole of the paragraph. Each of a run counts by itself.
 */
function meterEmphasis(budget: Budget): Construct {
  const known = new WeakMap<Context, Signs>();
  return {
    tokenize(effects, _, nok) {
      const signs = known.get(this) ?? { count: 0, open: new Map<number, number[]>() };
      known.set(this, signs);
      const { previous } = this;
      let [length, marker] = [0, 0];
      const next: TokenizerState = (code) => {
        if (code === 42 || code === 95 || code === 126) {
          length++;
          marker = code;
          effects.consume(code);
          return next;
        }
        effects.exit('data');
        const run = { marker, length, closes: isText(previous), opens: isText(code) };
        const steps = compared(run, this.events.length, signs);
        spend(budget, { steps, excess: 'emphasis' }, this);
        return nok(code);
      };
      return (code) => {
        effects.enter('data');
        return next(code);
      };
    },
  };
}

/** Whether a code is of something that emphasis may adjoin: no white space, and no end. */
function isText(code: Parameters<TokenizerState>[0]): boolean {
  return code !== null && code > 32 && code !== 0xa0;
}

/** Returns the steps that a run takes, and remembers it where it may open something. */
function compared(
  {
    marker,
    length,
    closes,
    opens,
  }: { marker: number; length: number; closes: boolean; opens: boolean },
  events: number,
  signs: Signs,
): number {
  const open = signs.open.get(marker) ?? [];
  signs.open.set(marker, open);
  let steps = 0;
  for (let n = 0; n < length; n++) {
    const at = events + signs.count++;
    if (closes) steps += 8 * (at - (opens ? 0 : (open.pop() ?? 0)));
    else if (opens) open.push(at);
  }
  return steps;
}

/** A bracket that closes is looked for the one that opens, and what stands between them is read once more. */
function lookForOpening(context: Context): number {
  const { events } = context;
  let index = events.length;
  while (index-- > 0) {
    const token = events[index]?.[1];
    if (!token || token._balanced) continue;
    if (token.type === 'labelLink' || token.type === 'labelImage')
      return 2 * (events.length - index) + 8 * (context.now().offset - token.start.offset);
  }
  return 2 * events.length;
}

/** What HTML begins with “<!” and “<?” is looked for its end. */
function lookForComment(budget: Budget, context: Context): number {
  const { text } = budget;
  const at = context.now().offset;
  if (!/^<[!?]/.test(text.slice(at, at + 2))) return 0;
  return 10 * (paragraphEnd(budget, at) - at);
}

/** A run of “`” is looked for one of its length. */
function meterCode(budget: Budget): Construct {
  return meter((context) => {
    const { text } = budget;
    const at = context.now().offset;
    let end = at;
    while (text[end] === '`') end++;
    const last = paragraphEnd(budget, end);
    const isClosed = hasRun(text.slice(end, last), end - at);
    if (!isClosed) spend(budget, { steps: 10 * (last - at), excess: 'code' }, context);
  });
}

/** Whether a run of so many “`” stands in a text. */
function hasRun(text: string, length: number): boolean {
  for (const [run] of text.matchAll(/`+/g)) if (run.length === length) return true;
  return false;
}

/** Within a run that nothing closes no other begins, unless a backslash stands before its first sign. */
function beginsRun(this: Context, code: Parameters<TokenizerState>[0]): boolean {
  return code !== 96 || this.events.at(-1)?.[1].type === 'characterEscape';
}

/** Returns where the next blank line begins, which is looked for once for each paragraph. */
function paragraphEnd({ text, paragraph }: Budget, from: number): number {
  if (from < paragraph.start || from > paragraph.end) {
    const blank = /\n[\t >]*\n|\r[\t >]*\r|\r\n[\t >]*\r\n/g;
    blank.lastIndex = from;
    paragraph.start = from;
    paragraph.end = blank.exec(text)?.index ?? text.length;
  }
  return paragraph.end;
}

/**
 * Is asked at the beginning of each line, and where a quote, list or note may begin: a line takes a step in each that is
 * open, and one that lacks their signs is compared with all that came before it, or ends them.
 */
function meterContainers(budget: Budget): Syntax['document'] {
  let [line, depth, lazy, seen] = [0, 0, 0, -1];
  const lines = meter((context) => {
    const now = context.now();
    if (now.line === line) return;
    lazy = context.parser.lazy[line] ? lazy + 1 : 0;
    [line, depth] = [now.line, 0];
    spend(budget, { steps: 12 * lazy, excess: 'lazy' }, context);
  });
  const signs = meter((context) => {
    const now = context.now();
    if (now.offset > seen && (++depth > deepest || now.column > farthest))
      stop('depth', now.offset);
    seen = now.offset;
  });
  const begin = Array.from('*+-0123456789>[', (sign): [number, Construct[]] => [
    sign.charCodeAt(0),
    [lines, signs],
  ]);
  return { ...Object.fromEntries(begin), null: [lines] };
}

/** Reads JavaScript, which the parser does anew at each “}” and each blank line. */
function countingParser(budget: Budget): Pick<typeof Parser, 'parse' | 'parseExpressionAt'> {
  const reader = Parser.extend(jsx());
  const take = (source: string) => {
    budget.left -= 50 * source.length;
    if (budget.left >= 0) return;
    // What reads code takes each error for the want of more, unless it throws when it is looked at.
    throw Object.defineProperty(new Error('braces'), 'pos', {
      get: () => stop('braces', budget.at),
    });
  };
  return {
    parse(source, options) {
      take(source);
      return reader.parse(source, options);
    },
    parseExpressionAt(source, at, options) {
      take(source);
      return reader.parseExpressionAt(source, at, options);
    },
  };
}
