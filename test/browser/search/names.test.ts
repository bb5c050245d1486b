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

test('what is like no name is near to none', () => {
  for (const typed of ['', ' ', '-', 'elephant', 'qqqq']) {
    expect(nearestNames(names, typed, 3), typed).toEqual([]);
  }
});
