import { endOfMatch } from '../../text/end-of-match.ts';
import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

const attribute = /\s[A-Za-z-]+\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** A tag has an attribute twice. MDX would take the last and drop the others. */
export const attributeRepeated: Rule = {
  code: 'attribute-repeated',
  find: eachElement(({ name: element, at, opened }, file) => {
    const first = new Map<string, number>();
    for (const match of file.text.slice(at, opened).matchAll(attribute)) {
      const name = match[0].slice(1, endOfMatch(/[A-Za-z-]+/y, match[0], 1));
      const start = at + match.index + 1;
      const before = first.get(name);
      if (before === undefined) {
        first.set(name, start);
        continue;
      }
      file.report(
        'attribute-repeated',
        { start, end: at + match.index + match[0].length },
        `Unexpected second “${name}” in the tag <${element}>, expected one`,
        {
          hint: 'take one of the two out; a passage with two answers is two claims',
          related: [{ ...placeOf(file, before), message: 'the first is here' }],
        },
      );
    }
  }),
};
