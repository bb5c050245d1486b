import { el, type Node } from '../hast.ts';
import { tones } from '../tones.ts';
import { xhtml } from '../xhtml.ts';
import { cutTo, isolatedText, size, wrap } from './wrap.ts';

/** What the card of an edition says: it is shown where somebody links to it. */
export interface CardContent {
  title: string;
  description: string;
  /** The tones of its verdicts with the number of their claims; those without any are left out. */
  verdicts: { tone: string; count: number }[];
  foot: string;
  /** The language of its words (BCP 47). */
  language: string;
  /** The colour of its edge, where it has one of its own. */
  accent?: string | undefined;
  /** Whether it is set in a sans. */
  sans?: boolean;
}

const [width, height, margin] = [1200, 630, 90];
const room = width - 2 * margin;
const ground = '#fdfcf9';
const ink = '#1c1b18';
const quiet = '#5e594f';

/** How much longer the dashes of its line are than those of a thin bar. */
const dash = 2.5;

/** How words are set. */
interface Lettering {
  points: number;
  fill: string;
  weight?: number;
}

/** Returns the card of an edition as an SVG document of 1200 by 630 pixels, which stands by itself. */
export function drawCard({
  title,
  description,
  verdicts,
  foot,
  language,
  accent,
  sans,
}: CardContent): string {
  const fontFamily = sans
    ? 'Helvetica Neue, Roboto, DejaVu Sans, sans-serif'
    : 'Source Serif 4, Charter, Georgia, DejaVu Serif, serif';
  const words = (lines: string[], y: number, { points, fill, weight = 400 }: Lettering) =>
    lines.map((line, index) =>
      el(
        'text',
        {
          ...{ x: margin, y: y + index * points * 1.3, fill },
          ...{ fontFamily, fontSize: points, fontWeight: weight },
        },
        [isolatedText(line)],
      ),
    );
  const heading = linesOf(title, 68, 2);
  const top = 170 + (heading.length - 1) * 88;
  const nodes: Node[] = [
    el('rect', { width, height, fill: ground }),
    el('rect', { width: 18, height, fill: accent ?? '#7a2e1d' }),
    ...words(heading, 160, { points: 68, fill: ink, weight: 600 }),
    ...words(linesOf(description, 32, 4), top + 60, { points: 32, fill: quiet }),
    ...tally(verdicts),
    ...words(linesOf(foot, 26, 1), height - 60, { points: 26, fill: quiet }),
  ];
  const svg = { xmlns: 'http://www.w3.org/2000/svg', lang: language, width, height };
  return xhtml([el('svg', svg, nodes)]);
}

/** One line of verdicts, each as long as its claims are many. */
function tally(verdicts: CardContent['verdicts']): Node[] {
  const used = verdicts.filter(({ count }) => count > 0);
  const gap = 12;
  const total = used.reduce((sum, { count }) => sum + count, 0);
  const unit = (room - gap * (used.length - 1)) / total;
  let x = margin;
  return used.map(({ tone, count }) => {
    const { light: colour, dashes } = tones[tone] ?? { light: quiet, dashes: [] };
    const broken = dashes.length > 0 ? dashes.map((length) => length * dash).join(' ') : undefined;
    const [x1, x2] = [x, x + count * unit];
    x = x2 + gap;
    return el('line', {
      ...{ x1, x2, y1: height - 130, y2: height - 130 },
      ...{ stroke: colour, strokeWidth: 14, strokeDasharray: broken },
    });
  });
}

/** Breaks words into so many lines at most. */
function linesOf(words: string, points: number, most: number): string[] {
  const fits = (room * size) / points;
  const lines = wrap(words.replace(/[\t\n\r ]+/g, ' '), fits);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutTo(lines.slice(most - 1).join(' '), fits)];
}
