import type { Coordinates } from '../page/coordinates.ts';
import type { Wording } from '../words/wording.ts';

/** Returns coordinates as a language has them: `33.9° S, 18.4° E`. */
export function showCoordinates(
  { latitude, longitude }: Coordinates,
  { say, language, words: { coordinates } }: Wording,
): string {
  // No more exact than they are written, nor less.
  const number = (degrees: number) =>
    Math.abs(degrees).toLocaleString(language, { maximumFractionDigits: 15 });
  const side = (degrees: number, positive: 'north' | 'east', negative: 'south' | 'west') =>
    say(coordinates[degrees < 0 ? negative : positive], { degrees: number(degrees) });
  return say(coordinates.both, {
    latitude: side(latitude, 'north', 'south'),
    longitude: side(longitude, 'east', 'west'),
  });
}
