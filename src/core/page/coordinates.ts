/** Where something lies on the globe, in degrees: north and east are positive (WGS 84). */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/**
 * Returns degrees as coordinates have them: in digits, however near to 0 they are.
 * @example
 * writeDegrees(1e-7) // => '0.0000001'
 */
export function writeDegrees(degrees: number): string {
  // Of 0 there is but one.
  return (degrees + 0).toLocaleString('en', { maximumFractionDigits: 15, useGrouping: false });
}

/**
 * Returns the coordinates that a text gives, latitude first: `28.83, 50.89`, as maps on the web have them; undefined for
 * a text that gives none, or some that are off the globe.
 * @example
 * readCoordinates('28.83, 50.89') // => { latitude: 28.83, longitude: 50.89 }
 */
export function readCoordinates(text: string): Coordinates | undefined {
  const numbers = /^\s*([-−]?\d{1,3}(?:\.\d{1,15})?)\s*,\s*([-−]?\d{1,3}(?:\.\d{1,15})?)\s*$/.exec(
    text,
  );
  if (!numbers) return undefined;
  const [latitude = NaN, longitude = NaN] = numbers
    .slice(1)
    .map((number) => Number(number.replace('−', '-')));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : undefined;
}
