import { expect, test } from 'vitest';
import { type Name, nearestNames } from '../../../src/browser/search/names.ts';

const names: Name[] = [
  ['bushehr', 'Bushehr nuclear power plant', 'facility', ['Busher', 'Бушер', 'بوشهر']],
  ['kharrazi', 'Kamal Kharrazi', 'person', ['Харрази', 'خرازی']],
  ['npt', 'Treaty on the Non-Proliferation of Nuclear Weapons', 'agreement', ['NPT']],
];

test.each([
  ['Bushir', 'bushehr'],
  ['bushhehr', 'bushehr'],
  ['Kharazzi', 'kharrazi'],
  ['Kemal Kharazi', 'kharrazi'],
  ['Бушир', 'bushehr'],
  ['خرازي', 'kharrazi'],
  ['non proliferasion', 'npt'],
])('%s is near to %s', (typed, id) => {
  expect(nearestNames(names, typed, 3)[0]?.[0]).toBe(id);
});

test('of a text that was pasted the first words may be names, and the rest is not compared', () => {
  const words = Array.from({ length: 16 }, (_, n) => `qqq${n}`);
  expect(nearestNames(names, `Kharazzi ${words.join(' ')}`, 3)[0]?.[0]).toBe('kharrazi');
  expect(nearestNames(names, `${words.join(' ')} Kharazzi`, 3)).toEqual([]);
});

test('what is like no name is near to none', () => {
  for (const typed of ['', ' ', '-', 'elephant', 'qqqq']) {
    expect(nearestNames(names, typed, 3), typed).toEqual([]);
  }
});

test('a name that is very long is near to nothing, and its other names are', () => {
  const near = (length: number) => {
    const long = 'x'.repeat(length);
    return nearestNames([['office', long, 'organization', ['Bureau']]], `${long}y`, 3).length;
  };
  expect([near(100), near(101)]).toEqual([1, 0]);
  const offices: Name[] = [['office', 'x'.repeat(101), 'organization', ['Bureau']]];
  expect(nearestNames(offices, 'Bureo', 3)).toEqual(offices);
});
