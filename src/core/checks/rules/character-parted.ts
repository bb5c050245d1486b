import { partedAt } from '../../text/widen.ts';
import { eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';

/** A tag stands within what readers see as one character: a letter and its accent, an emoji of several signs. */
export const characterParted: Rule = {
  code: 'character-parted',
  find: eachPage(({ page, file, source: { text = '' } }) => {
    const points = new Map(page.wordless.map(({ at, offset }) => [at, offset]));
    for (const { name, range, at, opened, end, scope } of page.elements) {
      if (scope.kind !== 'source') continue;
      const point = points.get(at);
      const around = range && [
        { offset: range.start, place: { start: at, end: opened } },
        { offset: range.end, place: { start: end - `</${name}>`.length, end } },
      ];
      const alone = point === undefined ? [] : [{ offset: point, place: { start: at, end } }];
      const edges = around ?? alone;
      for (const { offset, place } of edges) {
        const parted = partedAt(text, offset);
        if (!parted) continue;
        const character = text.slice(parted.start, parted.end);
        file.report(
          'character-parted',
          place,
          `Unexpected tag of <${name}> within “${character}”, expected it before or behind: readers see one character`,
          { hint: 'move the tag, so that all signs of this character stand on one side of it' },
        );
      }
    }
  }),
};
