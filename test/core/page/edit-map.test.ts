import fc from 'fast-check';
import { EditMap } from 'micromark-util-edit-map';
import { expect, test } from 'vitest';
import '../../../src/core/page/edit-map.ts';

type Event = Parameters<EditMap['add']>[2][number];

/** Events that are told apart by a number; nobody looks into them. */
const eventsFrom = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => (from + n) as unknown as Event);

test('changes of what the parser has read come to what each of them says', () => {
  const change = fc.record({ gap: fc.nat(3), removed: fc.nat(3), added: fc.nat(3) });
  fc.assert(
    fc.property(fc.nat(30), fc.array(change), fc.boolean(), (count, changes, isBackwards) => {
      const before = eventsFrom(0, count);
      const placed: { at: number; removed: number; added: Event[] }[] = [];
      let from = 0;
      for (const [n, { gap, removed, added }] of changes.entries()) {
        const at = from + gap;
        if (at + removed > count) break;
        placed.push({ at, removed, added: eventsFrom(1000 * (n + 1), added) });
        from = at + removed + 1;
      }
      const map = new EditMap();
      for (const { at, removed, added } of isBackwards ? placed.toReversed() : placed)
        map.add(at, removed, added);
      const after = [...before];
      map.consume(after);
      const expected = [...before];
      for (const { at, removed, added } of placed.toReversed())
        expected.splice(at, removed, ...added);
      expect(after).toEqual(expected);
    }),
  );
});
