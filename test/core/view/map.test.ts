import { describe, expect, test } from 'vitest';
import { readCoordinates } from '../../../src/core/page/coordinates.ts';
import { showCoordinates } from '../../../src/core/view/coordinates.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { html } from '../../../src/core/render/hast.ts';
import { drawMap, type MapPlace } from '../../../src/core/render/pictures/map.ts';
import { entryPages } from '../../../src/core/view/glossary.ts';
import { placesMap } from '../../../src/core/view/map.ts';
import { addressesOf } from '../../../src/core/edition/addresses.ts';
import { namesOn as names } from './map.ts';
import { editionOf, filesOf, type Given, shownOf } from '../support.ts';

function place(name: string, latitude: number, longitude: number, built = false): MapPlace {
  return { name, latitude, longitude, built, href: `/glossary/${name}/` };
}

function draw(places: readonly MapPlace[], size: [number, number] = [640, 520]): string {
  return html([drawMap(places, size, {})]);
}

const iran = [
  place('Bushehr', 28.83, 50.89, true),
  place('Natanz', 33.72, 51.72, true),
  place('Arak', 34.37, 49.24, true),
  place('Tehran', 35.7, 51.42),
  place('Moscow', 55.76, 37.62),
];

describe('a map', () => {
  test('has coasts, borders, and each place with its name and a link', () => {
    const svg = draw(iran);
    expect(names(svg).map(({ words }) => words)).toEqual(iran.map(({ name }) => name));
    expect(svg).toContain('<a href="/glossary/Tehran/"><title>Tehran</title><circle');
    expect(svg).toContain('<a href="/glossary/Arak/"><title>Arak</title><rect');
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  test('puts what is north above, and what is east to the right', () => {
    const [north, , east] = names(
      draw([place('n', 60, 10), place('s', 50, 10), place('e', 55, 20)]),
    );
    const [, south] = names(draw([place('n', 60, 10), place('s', 50, 10), place('e', 55, 20)]));
    expect(north?.y).toBeLessThan(south?.y ?? 0);
    expect(east?.left).toBeGreaterThan(south?.right ?? 0);
  });

  test('leaves out names that have no room', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      place(`A long name of it ${n}`, 50 + n / 1e4, 10),
    );
    const svg = draw(many);
    expect(svg.match(/<a /g)).toHaveLength(60);
    expect(names(svg).length).toBeLessThan(20);
  });

  test('has very many places as dots, and stays small', () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      place(String(n), (n % 170) - 85, ((n * 7) % 360) - 180),
    );
    const svg = draw(many);
    expect(svg).not.toContain('<a ');
    expect(svg.length).toBeLessThan(30_000);
  });

  test('shows places on opposite sides of the globe, and where there is nothing but sea', () => {
    expect(draw([place('a', 0, 0), place('b', 0, 180)])).not.toContain('NaN');
    const sea = draw([place('Nemo', -48.88, -123.39)]);
    expect(sea).toContain('<path d="" fill-opacity');
    expect(names(sea).map(({ words }) => words)).toEqual(['Nemo']);
  });

  test('does not tear where the date changes', () => {
    const svg = draw([place('Fiji', -18.1, 178.4), place('Samoa', -13.8, -171.8)]);
    const [fiji, samoa] = names(svg);
    expect((samoa?.left ?? 0) - (fiji?.left ?? 0)).toBeGreaterThan(50);
  });
});

describe('the places of an edition', () => {
  const entry = (term: string, kind: string, coordinates: string) =>
    `---\nterm: ${term}\nkind: ${kind}\ncoordinates: ${coordinates}\n---\n\nA place.\n`;
  const more: Given = {
    'content/glossary/tehran.mdx': entry('Tehran', 'place', '35.70, 51.42'),
    'content/glossary/arak.mdx': entry('Arak', 'facility', '34.37, 49.24'),
    'content/glossary/natanz.mdx': entry('Natanz', 'facility', '33.72, 51.72'),
    'content/glossary/moscow.mdx': entry('Moscow', 'place', '55.76, 37.62'),
    'content/glossary/person.mdx': entry('Person', 'person', '1, 2'),
    'content/glossary/term.mdx': '---\nterm: Term\nkind: term\n---\n\nA word.\n',
  };
  const edition = editionOf(filesOf('x', '<Source>\n\nx\n\n</Source>\n', more));
  const rendering = shownOf(edition);

  test('stand on one map, and in a list that says the same', () => {
    const map = placesMap(rendering);
    expect(map?.svg).toHaveLength(2);
    expect(map?.places.map(({ link, coordinates }) => `${link.text} ${coordinates}`)).toEqual([
      'Arak 34.37° N, 49.24° E',
      'Moscow 55.76° N, 37.62° E',
      'Natanz 33.72° N, 51.72° E',
      'Tehran 35.7° N, 51.42° E',
    ]);
    expect(addressesOf(edition)('/glossary/', 'map')).toBe(true);
  });

  test('each have a small map, with what is near', () => {
    const pages = entryPages(rendering);
    const mapOf = (id: string) => html(pages.find((page) => page.id === id)?.map ?? []);
    expect(names(mapOf('tehran')).map(({ words }) => words)).toEqual(['Tehran', 'Natanz', 'Arak']);
    expect(names(mapOf('moscow')).map(({ words }) => words)).toEqual(['Moscow']);
    expect(mapOf('tehran')).toContain('<figcaption>35.7° N, 51.42° E</figcaption>');
    expect(mapOf('person')).toBe('');
  });

  test('have no small maps where they are very many', () => {
    const many = Array.from({ length: 201 }, (_, n): [string, string] => [
      `content/glossary/p${n}.mdx`,
      entry(`P${n}`, 'place', `${n / 10}, 5`),
    ]);
    const full = editionOf(filesOf('x', '<Source>\n\nx\n\n</Source>\n', Object.fromEntries(many)));
    expect(entryPages(shownOf(full)).flatMap(({ map }) => map)).toEqual([]);
  });

  test('are on no map where none says where it lies', () => {
    const none = editionOf(filesOf('x', '<Source>\n\nx\n\n</Source>\n'));
    expect(placesMap(shownOf(none))).toBeUndefined();
    expect(addressesOf(none)('/glossary/', 'map')).toBe(false);
  });
});

test('coordinates are read and written', () => {
  expect(readCoordinates('-33.9,18')).toEqual({ latitude: -33.9, longitude: 18 });
  expect(readCoordinates('−33.9, −18')).toEqual({ latitude: -33.9, longitude: -18 });
  for (const wrong of ['91, 0', '0, 181', '1', '1, 2, 3', '1° N, 2° E', 'x, y', ''])
    expect(readCoordinates(wrong), wrong).toBeUndefined();
  const shown = (language: string) =>
    showCoordinates({ latitude: 0, longitude: -1.50123 }, wordingOf(language));
  expect(shown('en')).toBe('0° N, 1.50123° W');
  expect(shown('de')).toBe('0° N; 1,50123° W');
  expect(shown('fa')).toBe('۰ درجهٔ شمالی، ۱٫۵۰۱۲۳ درجهٔ غربی');
});
