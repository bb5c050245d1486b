import type { Construct, Context, TokenizerState, Syntax } from './micromark.ts';

/** What the autolinks of GFM begin with, which look back for a bracket that is open still, in which they are none. */
const beginnings = new Map<unknown, RegExp>([
  ['emailAutolink', /[\w.+-]+@/y],
  ['protocolAutolink', /https?:/iy],
  ['wwwAutolink', /www\./iy],
]);

/**
 * Returns the syntax of GFM for a text, with autolinks that look for an open bracket once, and not at each word in it, and that
 * part no words where none begins: a long text in brackets, or in many lines, would take the square of its length.
 */
export function rememberBrackets(syntax: Syntax, text: string): Syntax {
  const open = new WeakMap<Context, Token>();
  const within = (one: Construct, beginning: RegExp | undefined) =>
    beginning ? beginningWith(outside(one, open), beginning, text) : one;
  const changed = Object.entries({ ...syntax.text }).map(
    ([code, constructs]): [string, Construct[]] => {
      const list = [constructs].flat().filter((one) => one !== undefined);
      return [code, list.map((one) => within(one, beginnings.get(one.name)))];
    },
  );
  const forget: Construct = {
    tokenize(_, __, nok) {
      open.delete(this);
      return nok;
    },
  };
  return { ...syntax, text: { ...Object.fromEntries(changed), 93: forget } };
}

type Token = Context['events'][number][1];

/** Has an autolink be looked for in the midst of words only where it may begin. */
function beginningWith(autolink: Construct, beginning: RegExp, text: string): Construct {
  return {
    ...autolink,
    previous(code) {
      beginning.lastIndex = this.now().offset;
      return autolink.previous?.call(this, code) !== false && beginning.test(text);
    },
  };
}

function outside(autolink: Construct, open: WeakMap<Context, Token>): Construct {
  return {
    ...autolink,
    tokenize(effects, ok, nok) {
      const start: TokenizerState = (code) => {
        const found = open.get(this) ?? openBracket(this);
        if (!found) return autolink.tokenize.call(this, effects, ok, nok)(code);
        open.set(this, found);
        return nok(code);
      };
      return start;
    },
  };
}

/** The last token of those before which no bracket is open. */
const passed = new WeakSet<Token>();

/** Returns the last bracket that is open; it looks no further back than it has before and found none. */
function openBracket({ events }: Context): Token | undefined {
  for (let index = events.length - 1; index >= 0; index--) {
    const token = events[index]?.[1];
    if (!token || passed.has(token)) break;
    const isBracket = token.type === 'labelLink' || token.type === 'labelImage';
    if (isBracket && !token._balanced) return token;
  }
  const last = events.at(-1)?.[1];
  if (last) passed.add(last);
  return undefined;
}
