import type { Construct, Context, State, Syntax } from './micromark.ts';

/** The constructs of GFM that look back for a bracket that is open still, in which they are none. */
const autolinks = new Set<unknown>(['emailAutolink', 'protocolAutolink', 'wwwAutolink']);

/**
 * Returns the syntax of GFM with autolinks that look for an open bracket once, and not at each word in it: a long text in
 * brackets would take the square of its length.
 */
export function rememberBrackets(syntax: Syntax): Syntax {
  const open = new WeakMap<Context, Token>();
  const changed = Object.entries({ ...syntax.text }).map(
    ([code, constructs]): [string, Construct[]] => {
      const list = [constructs].flat().filter((one) => one !== undefined);
      return [code, list.map((one) => (autolinks.has(one.name) ? outside(one, open) : one))];
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

function outside(autolink: Construct, open: WeakMap<Context, Token>): Construct {
  return {
    ...autolink,
    tokenize(effects, ok, nok) {
      const start: State = (code) => {
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
