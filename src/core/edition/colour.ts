/** The schemes that a page is shown in. */
export type Scheme = 'light' | 'dark';

/** What words stand on in each scheme: `--ground` and `--raised` of src/styles/tokens.css. */
export const grounds: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#fdfcf9', '#f4f0e7'],
  dark: ['#16181a', '#212427'],
};

/** How much words must stand out from what they stand on (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5;

/**
 * Returns the contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”). Colours are `#rgb` or `#rrggbb`.
 *
 * @example
 * contrast('#000', '#ffffff') // => 21
 */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** Returns the ground of a scheme that a colour stands out from the least, and by how much. */
export function faintest(colour: string, scheme: Scheme): { ground: string; ratio: number } {
  return grounds[scheme]
    .map((ground) => ({ ground, ratio: contrast(colour, ground) }))
    .reduce((least, one) => (one.ratio < least.ratio ? one : least));
}

/**
 * Returns the colour of the same hue that is nearest to one, and stands out from all grounds of a scheme: it is darkened, or
 * for a dark scheme lightened, by as little as will do.
 *
 * @example
 * nearestReadable('#000', 'light') // => '#000000'
 */
export function nearestReadable(colour: string, scheme: Scheme): string {
  const end = scheme === 'light' ? 0 : 255;
  for (let step = 0; step < 255; step++) {
    const mixed = hex(channels(colour).map((value) => value + ((end - value) * step) / 255));
    if (faintest(mixed, scheme).ratio >= leastContrast) return mixed;
  }
  return hex([end, end, end]);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns red, green and blue, from 0 to 255. */
function channels(colour: string): number[] {
  const digits = colour.slice(1);
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => Number.parseInt(whole.slice(at, at + 2), 16));
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
