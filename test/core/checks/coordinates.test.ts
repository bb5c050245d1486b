import { expect, test } from 'vitest';
import { problemsOf } from './example.ts';

/** The faults of entries with these coordinates, of the kind `place` where no other is said. */
function faultsOf(...places: (string | [string, string])[]): string[] {
  const files = places.map((one, n): [string, string] => {
    const [coordinates, kind] = typeof one === 'string' ? [one, 'place'] : one;
    return [
      `content/glossary/p${n}.mdx`,
      `---\nterm: Place ${n}\nkind: ${kind}\ncoordinates: ${coordinates}\n---\n\nA place.\n`,
    ];
  });
  return problemsOf(Object.fromEntries(files))
    .filter(({ code }) => code !== 'entry-unused')
    .map(
      ({ code, severity, place, message }) =>
        `${place.file.slice(17, -4)} ${severity} ${code}: ${message}`,
    );
}

test('coordinates off the globe are errors, with the order said', () => {
  const form =
    'latitude (-90 to 90) and longitude (-180 to 180) in degrees, latitude first, such as 28.83, 50.89';
  for (const wrong of ['128.8, 50.9', '28.8', '[28.8, 50.9]', 'north', '28.8, 190'])
    expect(faultsOf(wrong).join(), wrong).toContain(`field-invalid: Unexpected`);
  expect(faultsOf('128.8, 50.9').join()).toContain(form);
  expect(faultsOf('28.8, 50.9')).toEqual([]);
  // Of an entry that cannot be read nobody knows where it lies.
  expect(faultsOf(['28.8, 50.9', 'nowhere']).join()).not.toContain('doubtful');
});

test('a place that lies among the others only when its numbers change places is doubtful', () => {
  expect(faultsOf('35.7, 51.4', '33.7, 51.7', '55.8, 37.6', '50.9, 28.8')).toEqual([]);
  expect(faultsOf('7.4, 81.0', '6.9, 79.9', '35.7, 51.4', '80.2, 6.9')).toEqual([
    'p3 warning coordinates-doubtful: Unexpected place at 80.2, 6.9, far from all others, expected it near them: so it is at 6.9, 80.2',
  ]);
  // Of two nobody knows which is the one that is turned.
  expect(faultsOf('7.4, 81.0', '80.2, 6.9')).toEqual([]);
  expect(faultsOf('35.7, 51.4', '33.7, 51.7', '7.4, 81.0', '80.2, 6.9')).toEqual([]);
  expect(faultsOf('-13.8, -171.8', '-18.1, 178.4', '-17, 179')).toEqual([]);
});

test('0, 0 is in the sea, and a person stands on no map', () => {
  expect(faultsOf('0, 0').join()).toContain(
    'p0 warning coordinates-doubtful: Unexpected coordinates 0, 0',
  );
  expect(faultsOf(['1, 2', 'person']).join()).toContain(
    'p0 warning coordinates-doubtful: Unexpected coordinates of an entry of kind person',
  );
});
