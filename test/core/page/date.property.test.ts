import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentOf } from '../../../src/core/edition/extent.ts';
import {
  compareDates,
  datetimeOf,
  inCalendar,
  isDate,
  parseDate,
  parseDates,
  serializeDate,
} from '../../../src/core/page/date.ts';
import { type Day, dayNumber, dayParts, daysIn } from '../../../src/core/page/day.ts';
import { mendOfDate, proposeDate } from '../../../src/core/page/propose-date.ts';
import { formatDate } from '../../../src/core/render/date.ts';

const pad = (number: number, length: number) => String(number).padStart(length, '0');
const year = fc.oneof(
  fc.integer({ min: 0, max: 9999 }).map((one) => pad(one, 4)),
  fc.integer({ min: 1, max: 9999 }).map((one) => `-${pad(one, 4)}`),
);
const part = fc.oneof(
  fc.integer({ min: 0, max: 32 }).map((one) => pad(one, 2)),
  fc.constant('XX'),
);
const side = fc
  .tuple(
    fc.oneof(
      year,
      fc.integer({ min: 0, max: 999 }).map((one) => `${pad(one, 3)}X`),
      fc.integer({ min: 0, max: 99 }).map((one) => `${pad(one, 2)}XX`),
      fc.integer({ min: 10_000, max: 270_000 }).map((one) => `Y${one}`),
      fc.integer({ min: 10_000, max: 270_000 }).map((one) => `Y-${one}`),
    ),
    fc.array(part, { maxLength: 2 }),
    fc.constantFrom('', '~', '?', '%'),
    fc.constantFrom('gregorian' as const, 'julian' as const),
  )
  .map(([year, parts, doubt, of]) => inCalendar([year, ...parts].join('-') + doubt, of))
  .filter((text) => parseDate(text) !== undefined);
const date = fc
  .oneof(
    side,
    fc.tuple(side, side).map((both) => both.join('/')),
    side.map((one) => `../${one}`),
    side.map((one) => `${one}/`),
  )
  .filter((text) => parseDates(text) !== undefined);
const garbage = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '1',
        '8',
        'X',
        '-',
        '/',
        '..',
        '~',
        ' ',
        'spring',
        'before ',
        'c. ',
        's',
        'BC',
      ),
      { maxLength: 12 },
    )
    .map((all) => all.join('')),
);

test('a date is written as it was read', () => {
  fc.assert(
    fc.property(side, (text) => {
      const read = parseDate(text);
      expect(read && serializeDate(read)).toBe(text);
    }),
  );
});

test('a day has one number in each calendar, and the days follow one another', () => {
  const number = fc.integer({ min: -5_000_000, max: 5_000_000 });
  const after = ([year, month, day]: Day): Day =>
    day < daysIn(year, month, 'julian')
      ? [year, month, day + 1]
      : month < 12
        ? [year, month + 1, 1]
        : [year + 1, 1, 1];
  fc.assert(
    fc.property(number, (one) => {
      const day = dayParts(one);
      expect(dayNumber(day)).toBe(one);
      expect(dayNumber(after(day), 'julian') - dayNumber(day, 'julian')).toBe(1);
    }),
  );
});

test('the order of dates is one order', () => {
  fc.assert(
    fc.property(date, date, date, (a, b, c) => {
      expect(compareDates(a, a)).toBe(0);
      expect(compareDates(a, b) + compareDates(b, a)).toBe(0);
      if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0)
        expect(compareDates(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('every date is drawn and told, in the order in which it is put', () => {
  fc.assert(
    fc.property(date, date, fc.constantFrom('en', 'de', 'fa'), (a, b, language) => {
      const [one, other] = [extentOf(a), extentOf(b)];
      expect(one.end).toBeGreaterThan(one.start);
      if (compareDates(a, b) < 0) expect(one.start).toBeLessThanOrEqual(other.start);
      expect(formatDate(a, language)).not.toMatch(/undefined|NaN|Invalid/);
      const machine = datetimeOf(a);
      expect(machine === undefined || isDate(machine)).toBe(true);
    }),
  );
});

test('of whatever is written, what is proposed is a date, and nothing is thrown', () => {
  fc.assert(
    fc.property(garbage, (text) => {
      expect(formatDate(text, 'en')).not.toMatch(/undefined|NaN/);
      for (const form of ['date', 'doubt', 'range'] as const) {
        const { date: proposed = '1865' } = proposeDate(text, form) ?? {};
        expect(parseDates(proposed), proposed).toBeDefined();
        expect(form === 'range' || !proposed.includes('/')).toBe(true);
        expect(mendOfDate(text, form, 'fa').hint).not.toMatch(/undefined|NaN/);
      }
    }),
  );
});
