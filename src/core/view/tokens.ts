import { tones } from '../render/tones.ts';

/** A custom property that pages are set by. */
export interface Token {
  name: string;
  /** What it is for. */
  use: string;
  /** As the style sheet has it. */
  value: string;
  /** The colours that it has on a light ground and on a dark one; absent where it is none. */
  colours?: [light: string, dark: string];
}

/** The tokens of one kind. */
export interface TokenTable {
  title: string;
  kind: 'colour' | 'letters' | 'size' | 'distance';
  tokens: Token[];
}

/** How large letters are, among what has a length. */
const sizes = new Set(['label', 'note', 'prose', 'text', 'title']);

/**
 * Returns the tokens of a style sheet with what each is for, which is told in a comment behind it, and the colours of verdicts:
 * read from what pages are set by, they cannot be out of date.
 */
export function tokenTables(css: string): TokenTable[] {
  const all = [...css.matchAll(/--([a-z]+):([^;]+);\s*\/\* (.+?) \*\//g)].map(
    ([, name = '', value = '', use = '']): Token => {
      const [, light, dark] = /^light-dark\((\S+), (\S+)\)$/.exec(value.trim()) ?? [];
      const colours = light !== undefined &&
        dark !== undefined && { colours: [light, dark] as [string, string] };
      return { name: `--${name}`, use, value: value.trim().replaceAll(/\s+/g, ' '), ...colours };
    },
  );
  const isSize = ({ name }: Token) => sizes.has(name.slice(2));
  const isLength = ({ value }: Token) => /^[\d.]+rem$|^clamp\(/.test(value);
  const verdicts = Object.entries(tones).map(([name, { light, dark, line }]): Token => ({
    name: `--${name}`,
    use: `Claims and verdicts of the tone ${name}: a line that is ${line}.`,
    value: `light-dark(${light}, ${dark})`,
    colours: [light, dark],
  }));
  return [
    { title: 'Colours', kind: 'colour', tokens: all.filter(({ colours }) => colours) },
    { title: 'Tones of verdicts', kind: 'colour', tokens: verdicts },
    {
      title: 'Letters',
      kind: 'letters',
      tokens: all.filter((one) => !one.colours && !isLength(one)),
    },
    { title: 'Sizes of letters', kind: 'size', tokens: all.filter(isSize) },
    {
      title: 'Distances',
      kind: 'distance',
      tokens: all.filter((one) => isLength(one) && !isSize(one)),
    },
  ];
}
