import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkInPages, pageLinks, paginate, pathOfPage } from '../../../src/core/view/paging.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

const groups = fc.array(
  fc.record({ head: fc.uuid(), rows: fc.array(fc.string({ maxLength: 300 }), { maxLength: 12 }) }),
  { maxLength: 8 },
);
const most = fc.record({
  first: fc.integer({ min: 1, max: 3000 }),
  others: fc.integer({ min: 1, max: 3000 }),
});

test('each row of a list stands on one page, in order, and each anchor on the page that it leads to', () => {
  fc.assert(
    fc.property(groups, most, (groups, most) => {
      const anchors = ({ head }: { head: string }) => [head];
      const list = paginate({ path: '/', groups, anchors, most });
      const rows = list.pages.flatMap((parts) =>
        parts.flatMap(({ head, rows }) => rows.map((row) => [head, row])),
      );
      expect(rows).toEqual(groups.flatMap(({ head, rows }) => rows.map((row) => [head, row])));
      for (const [index, parts] of list.pages.entries()) {
        expect(list.pages.length === 1 || parts.length > 0).toBe(true);
        for (const { head, continued, total } of parts) {
          const page = Number(list.anchors.get(head));
          expect(continued).toBe(page <= index);
          expect(total).toBe(groups.find((group) => group.head === head)?.rows.length);
          const link = linkInPages(list, (path) => path, index + 1)(head);
          const address = page === index + 1 ? '' : pathOfPage(list, page);
          expect(link).toBe(`${address}#${head}`);
        }
      }
    }),
  );
});

test('any page of a list is a few links away from any other', () => {
  const number = fc.integer({ min: 1, max: 3000 });
  fc.assert(
    fc.property(number, number, number, (last, from, to) => {
      const pages = Array.from({ length: Math.max(last, from, to) }, () => []);
      const list = { path: '/', others: '/page/', pages, anchors: new Map<string, number>() };
      let at = from;
      let steps = 0;
      while (at !== to && steps < 10) {
        const near =
          pageLinks(list, at, { href: (path) => path, wording: wordingOf('en') })?.pages ?? [];
        const [next] = near.sort((a, b) => Math.abs(a.number - to) - Math.abs(b.number - to));
        at = Number(next?.number);
        steps++;
      }
      expect(at).toBe(to);
    }),
  );
});
