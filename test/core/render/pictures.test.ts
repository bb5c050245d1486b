import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extentOf } from '../../../src/core/edition/extent.ts';
import { html } from '../../../src/core/render/hast.ts';
import { drawCard } from '../../../src/core/render/pictures/card.ts';
import { drawFlows, type Flow, layOutFlows } from '../../../src/core/render/pictures/flow.ts';
import { matrixOf } from '../../../src/core/render/pictures/matrix.ts';
import {
  busiestYear,
  type Dated,
  drawStrip,
  layOutStrip,
  linked,
  spanOf,
} from '../../../src/core/render/pictures/strip.ts';
import { cutTo, isolatedText, widthOf, wrap } from '../../../src/core/render/pictures/wrap.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('who says what', () => {
  const verdicts = ['good', 'bad'];
  const claim = fc.record({
    by: fc.constantFrom(...Array.from({ length: 40 }, (_, n) => `speaker-${n}`)),
    verdict: fc.constantFrom(...verdicts),
  });

  test('counts every claim once, in the row of its speaker and the column of its verdict', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 300 }), (claims) => {
        const rows = matrixOf(claims, verdicts);
        expect(sum(rows.map(({ total }) => total))).toBe(claims.length);
        for (const { by, counts, total } of rows) {
          expect(sum([...counts.values()])).toBe(total);
          if (by === undefined) continue;
          const own = claims.filter((one) => one.by === by);
          expect(verdicts.map((verdict) => counts.get(verdict) ?? 0)).toEqual(
            verdicts.map((verdict) => own.filter((one) => one.verdict === verdict).length),
          );
        }
      }),
    );
  });

  test('names the speakers with the most claims, and sums up the rest', () => {
    const claims = Array.from({ length: 30 }, (_, n) =>
      Array.from({ length: n + 1 }, () => ({ by: `s${n}`, verdict: 'good' })),
    ).flat();
    const rows = matrixOf(claims, verdicts);
    expect(rows.map(({ total }) => total).slice(0, 3)).toEqual([30, 29, 28]);
    expect(rows).toHaveLength(25);
    expect(rows.at(-1)).toEqual({ speakers: 6, counts: new Map([['good', 21]]), total: 21 });
  });

  test('leaves out a verdict that is no column, and sums up nobody alone', () => {
    expect(matrixOf([{ by: 'a', verdict: 'odd' }], verdicts)).toEqual([
      { by: 'a', speakers: 1, counts: new Map(), total: 0 },
    ]);
    const claims = Array.from({ length: 25 }, (_, n) => ({ by: `s${n}`, verdict: 'bad' }));
    expect(matrixOf(claims, verdicts).every(({ by }) => by !== undefined)).toBe(true);
  });
});

describe('reporting chains', () => {
  const name = fc.constantFrom('tass', 'irna', 'times', 'paper', 'minister');
  const flow: fc.Arbitrary<Flow> = fc.record({
    stops: fc.array(name, { minLength: 2, maxLength: 5 }),
    weight: fc.integer({ min: 1, max: 50 }),
  });
  const long = (id: string) => `${id} of the Ministry of Foreign Affairs`;

  test('every claim stands in the first and in the last column once', () => {
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 30 }), (flows) => {
        const { nodes, columns } = layOutFlows(flows, long, 576);
        const total = sum(flows.map(({ weight }) => weight));
        for (const column of [0, columns - 1]) {
          const weights = nodes.filter((node) => node.column === column);
          expect(sum(weights.map(({ weight }) => weight))).toBe(total);
        }
      }),
    );
  });

  test('bars are proportional, and neither they nor their names overlap', () => {
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 30 }), (flows) => {
        const { nodes, height } = layOutFlows(flows, long, 576);
        const [first] = nodes;
        const unit = Number(first?.height) / Number(first?.weight);
        for (const node of nodes) {
          expect(node.height).toBeCloseTo(node.weight * unit);
          const top = node.y - node.lines.length * 16;
          expect(top).toBeGreaterThanOrEqual(-0.001);
          expect(node.y + node.height).toBeLessThanOrEqual(height);
          const others = nodes.filter((one) => one !== node && one.column === node.column);
          for (const other of others) {
            const above = node.y + node.height <= other.y - other.lines.length * 16;
            expect(above || other.y + other.height <= top).toBe(true);
          }
        }
      }),
    );
  });

  test('what leaves a name is as much as what stands there, also past a column', () => {
    const flows = [
      { stops: ['minister', 'tass', 'irna', 'times'], weight: 3 },
      { stops: ['tass', 'irna', 'times'], weight: 2 },
      { stops: ['paper', 'times'], weight: 1 },
    ];
    const { nodes, bands, columns } = layOutFlows(flows, (id) => id, 288);
    expect(columns).toBe(4);
    for (const { id, column, weight } of nodes) {
      const from = bands.filter((band) => band.from === id);
      const starts = nodes.filter((one) => one.id === id && one.column < columns - 1);
      if (column < columns - 1 && starts.length === 1) {
        expect(sum(from.map((band) => band.weight))).toBe(weight);
      }
    }
    expect(nodes.map(({ id, column }) => `${column} ${id}`).sort()).toEqual([
      '0 minister',
      '0 paper',
      '0 tass',
      '1 tass',
      '2 irna',
      '3 times',
    ]);
  });

  test('a name is a link where it has an entry, and says its number', () => {
    const flows = [{ stops: ['a', 'b'], weight: 7 }];
    const layout = layOutFlows(flows, (id) => id, 288);
    const titles = { first: 'Says', middle: 'Passes', last: 'Publishes' };
    const look = (id: string) => (id === 'a' ? { name: 'A & <b>' } : { name: 'B', href: '/b/' });
    const svg = html([drawFlows(layout, titles, look, { class: 'flow' })]);
    expect(svg).toContain('<title>A &amp; &lt;b>: 7</title>');
    expect(svg).toContain('<a class="stop" href="/b/"><title>B: 7</title>');
    expect(svg).not.toContain('Passes');
    expect(svg).not.toMatch(/ style=|<style/);
    const longer = layOutFlows([{ stops: ['a', 'b', 'c'], weight: 1 }], long, 288);
    expect(html([drawFlows(longer, titles, look, {})])).toContain('>Passes</text>');
  });
});

describe('dates', () => {
  const days = (date: string) => (extentOf(date).end - extentOf(date).start) / 86_400_000;

  test.each([
    ['2002-06-01', 1, false],
    ['2002-02', 28, true],
    ['2000-02', 29, true],
    ['2002-12', 31, true],
    ['2002', 365, true],
    ['0050', 365, true],
    ['2002-05-23/2002-05-26', 4, false],
    ['2002-05/2002-06-02', 33, true],
    ['-0043', 365, true],
    ['2002-06-01?', 1, true],
    ['soon', 366, true],
  ])('%s is a stretch of %i days', (date, length, vague) => {
    expect(days(date)).toBe(length);
    expect(extentOf(date).vague).toBe(vague);
  });
});

describe('timeline', () => {
  const day = 86_400_000;
  const dated = (date: string, label = date, kind = 'row'): Dated => ({
    ...extentOf(date),
    ...{ kind, label, title: label, href: `#${date}` },
  });
  const two = (number: number) => String(number).padStart(2, '0');
  const item = fc
    .record({
      year: fc.integer({ min: 1990, max: 2010 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      precision: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom('row', 'event', 'publication'),
      label: fc.string({ maxLength: 60 }),
    })
    .map(({ year, month, day, precision, kind, label }) =>
      dated([year, two(month), two(day)].slice(0, precision).join('-'), label, kind),
    );
  const items = fc.array(item, { minLength: 2, maxLength: 80 });

  test.each([288, 576])('every item has one mark at its time; at %i, none overlap', (width) => {
    fc.assert(
      fc.property(items, (all) => {
        const { marks, at } = layOutStrip(all, spanOf(all), width, 'en');
        expect(marks.map((mark) => mark.item).sort(byHref)).toEqual([...all].sort(byHref));
        for (const { item, x, width } of marks) {
          expect(x).toBeCloseTo(at(item.start));
          expect(x + width).toBeGreaterThanOrEqual(at(item.end) - 0.001);
        }
        for (const one of marks) {
          const same = marks.filter((other) => other !== one && other.y === one.y);
          expect(same.every((other) => apart(one, other))).toBe(true);
        }
      }),
    );
  });

  test('each mark stands in the lowest row that has room for it', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { marks } = layOutStrip(all, spanOf(all), 288, 'en');
        const ends: number[] = [];
        const rows = marks.map(({ x, width }) => {
          const free = ends.findIndex((end) => end + 1 <= x);
          const row = free < 0 ? ends.length : free;
          ends[row] = x + width;
          return row;
        });
        const heights = [...new Set(marks.map(({ y }) => y))].sort((a, b) => a - b);
        expect(marks.map(({ y }) => heights.indexOf(y))).toEqual(rows);
      }),
    );
  });

  test('items are as many as there are', () => {
    const one = dated('2002-06-01');
    const many = Array.from({ length: 150_000 }, () => ({ ...one }));
    expect(layOutStrip(many, spanOf([one]), 576, 'en').marks).toHaveLength(150_000);
  });

  test('names overlap neither one another nor the lines of others, and stay inside', () => {
    fc.assert(
      fc.property(items, (all) => {
        const { labels, width } = layOutStrip(all, spanOf(all), 576, 'en');
        const boxes = labels.map((label) => ({
          ...label,
          left: label.anchor === 'start' ? label.x : label.x - label.width,
          right: label.anchor === 'start' ? label.x + label.width : label.x,
        }));
        for (const one of boxes) {
          expect(one.left).toBeGreaterThanOrEqual(-0.001);
          expect(one.right).toBeLessThanOrEqual(width + 0.001);
          for (const other of boxes) {
            if (other === one) continue;
            if (other.y === one.y)
              expect(one.right <= other.left || other.right <= one.left).toBe(true);
            const crossed = other.y > one.y && other.mark.y < one.y;
            if (crossed) expect(other.x <= one.left || other.x >= one.right).toBe(true);
          }
        }
      }),
    );
  });

  function byHref(a: Dated, b: Dated): number {
    const key = ({ href, kind, label }: Dated) => `${href} ${kind} ${label}`;
    return key(a) < key(b) ? -1 : 1;
  }

  function apart(a: { x: number; width: number }, b: { x: number; width: number }): boolean {
    return a.x + a.width <= b.x || b.x + b.width <= a.x;
  }

  test('what lies outside is left out, and a mark that reaches out is cut', () => {
    const all = [dated('1990'), dated('2001/2003'), dated('2002-06-01')];
    const span: [number, number] = [Date.UTC(2002, 0), Date.UTC(2003, 0)];
    const { marks } = layOutStrip(all, span, 576, 'en');
    expect(marks.map(({ item }) => item.href)).toEqual(['#2001/2003', '#2002-06-01']);
    expect(marks[0]?.x).toBe(8);
    expect(marks[0]?.width).toBe(560);
  });

  test('the year that has most of it is drawn by itself, where there are many years', () => {
    const year = (n: number) => Array.from({ length: n }, (_, i) => dated(`2002-0${i + 1}-01`));
    const far = [dated('1968-07-01'), dated('2003-12-18')];
    expect(busiestYear([...far, ...year(5)])).toEqual([Date.UTC(2002, 0), Date.UTC(2003, 0)]);
    expect(busiestYear([...far, ...year(4)])).toBeUndefined();
    expect(busiestYear(year(9))).toBeUndefined();
  });

  test('a mark is a link to its row, hollow where the date is uncertain', () => {
    const all = [dated('2002', 'Some <day>'), dated('2004-06-01', 'A book', 'publication')];
    const layout = layOutStrip(all, spanOf(all), 576, 'en');
    const svg = html([
      drawStrip(layout, [Date.UTC(2002, 0), Date.UTC(2003, 0)], { class: 'strip' }),
    ]);
    expect(svg).toContain('<a href="#2002"><title>Some &lt;day></title><rect class="row vague"');
    expect(svg).toContain('rx="0"');
    expect(svg).toContain('class="shade"');
    expect(html([drawStrip(layout, undefined, {})])).not.toContain('shade');
    const day = Array.from({ length: 100 }, () => dated('2002-06-01', 'Something happened'));
    const crowd = html([drawStrip(layOutStrip(day, spanOf(day), 288, 'en'), undefined, {})]);
    expect(crowd.match(/<a /g)).toHaveLength(100);
    expect(crowd.match(/>Something/g)?.length).toBeLessThan(200);
  });

  test('very many marks are one path, no higher than 200 units', () => {
    const all = Array.from({ length: linked + 1 }, () => dated('2002-06-01'));
    all.push(dated('2000-01-01'));
    const layout = layOutStrip(all, spanOf(all), 576, 'en');
    expect(layout.height).toBeLessThan(220);
    const svg = html([drawStrip(layout, undefined, {})]);
    expect(svg).not.toContain('<a ');
    expect(svg.match(/M[\d.]+ [\d.]+h/g)).toHaveLength(51);
  });

  test('of ten thousand marks the path is hardly longer; those that touch are one line', () => {
    const years = Array.from({ length: 10_000 }, (_, n) => dated(`${1900 + (n % 100)}-06-01`));
    const layout = layOutStrip(years, spanOf(years), 576, 'en');
    expect(html([drawStrip(layout, undefined, {})]).length).toBeLessThan(60_000);
    const days = Array.from({ length: 1000 }, (_, n) => {
      return dated(new Date(Date.UTC(2002, 0, 1 + (n % 365))).toISOString().slice(0, 10));
    });
    const dense = layOutStrip(days, spanOf(days), 576, 'en');
    const path = html([drawStrip(dense, undefined, {})]);
    expect(path.match(/M[\d.]+ [\d.]+h/g)?.length).toBeLessThan(100);
  });

  test('an axis counts as the list does: without noughts, and from 100 BC where there is no year 0', () => {
    const words = (...dates: string[]) =>
      layOutStrip(
        dates.map((date) => dated(date)),
        spanOf(dates.map(extentOf)),
        576,
        'en',
      ).ticks.map((tick) => tick.words);
    expect(words('0476', '1066')).toEqual(['500', '600', '700', '800', '900', '1000']);
    expect(words('-0150', '0150')).toEqual([
      '150 BC',
      '100 BC',
      '50 BC',
      '1 AD',
      '50 AD',
      '100 AD',
      '150 AD',
    ]);
    expect(words('-0003', '0002')).toContain('2 BC');
    expect(words('2002-01-20', '2002-03-01')).toEqual(['2002', 'February', 'March', 'April']);
  });

  test('a single day has room at both ends', () => {
    const [from, to] = spanOf([extentOf('2002-06-01')]);
    expect((to - from) / day).toBe(61);
  });
});

describe('words', () => {
  test('that run from right to left run so by themselves', () => {
    expect(isolatedText('آیا؟')).toBe('\u2068آیا؟\u2069');
    expect(isolatedText('Who?')).toBe('Who?');
  });

  test('lines are no wider than asked for, and none is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.integer({ min: 60, max: 300 }),
        (words, width) => {
          const lines = wrap(words, width);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width * 1.4);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
        },
      ),
    );
  });

  test('a word that is much too wide is broken', () => {
    expect(wrap('Donaudampfschifffahrtsgesellschaft', 80).length).toBeGreaterThan(2);
    expect(wrap('東京外国語大学出版会', 65)).toEqual(['東京外国語', '大学出版会']);
  });

  test('what is cut ends in an ellipsis, after a word', () => {
    expect(cutTo('short', 100)).toBe('short');
    expect(cutTo('The treaty, which enters into force', 90)).toBe('The treaty…');
  });
});

describe('the card', () => {
  const card = {
    title: 'Moscow & <Tehran>',
    description: 'Words. '.repeat(100),
    verdicts: [
      { tone: 'good', count: 3 },
      { tone: 'bad', count: 1 },
      { tone: 'odd', count: 0 },
    ],
    foot: 'example.org',
    language: 'en',
  };

  test('has its words escaped, cut to size, and a line for each verdict as long as its claims are many', () => {
    const svg = drawCard(card);
    expect(svg).toContain('Moscow &amp; &lt;Tehran&gt;');
    expect(svg.match(/Words/g)?.length).toBeLessThan(60);
    const ends = [...svg.matchAll(/x1="([\d.]+)" x2="([\d.]+)"/g)];
    const [first, second, ...more] = ends.map(([, from, to]) => Number(to) - Number(from));
    expect(Number(first) / Number(second)).toBeCloseTo(3);
    expect(more).toEqual([]);
  });

  test('what ends a section of XML ends none, else no picture could be made of it', () => {
    expect(drawCard({ ...card, title: 'A ]]> b' })).toContain('A ]]&gt; b');
  });

  test('is in its language, and words from right to left run as they do alone', () => {
    const svg = drawCard({ ...card, language: 'fa', foot: '۲ منبع · example.org' });
    expect(svg).toMatch(/^<svg [^>]*xml:lang="fa"/);
    expect(svg).toContain('>\u2068۲ منبع · example.org\u2069</text>');
  });

  test('what XML cannot hold is shown as missing', () => {
    const svg = drawCard({
      ...card,
      title: 'a\u0001b\uFFFEc',
      verdicts: [{ tone: 'odd', count: 1 }],
    });
    expect(svg).toContain('a\uFFFDb\uFFFDc');
    expect(svg).toContain('stroke="#5e594f"');
  });
});
