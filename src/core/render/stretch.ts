import { append } from '../page/append.ts';
import { withLineFeeds } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type Node, text } from './hast.ts';

/** Something that stands around a stretch of the source text. */
export interface Span extends Range {
  wrap: (children: Node[]) => Node[];
}

/** Something that stands at a point of the source text. */
export interface InsertedNodes {
  offset: number;
  nodes: Node[];
}

/** The seed, and what is left to be put into it: lists whose last is the next. */
export interface Rest {
  seed: string;
  spans: Span[];
  points: InsertedNodes[];
  /** Whether line ends stay as the seed has them: else each is a line feed. */
  isRaw?: boolean;
}

/** Renders a stretch of the seed with the spans that begin in it and the points before `limit`, and takes these from the rest. */
export function renderStretch({ start, end }: Range, limit: number, rest: Rest): Node[] {
  const nodes: Node[] = [];
  let done = start;
  const write = (to: number) => {
    const words = rest.seed.slice(done, to);
    if (to > done) nodes.push(text(rest.isRaw ? words : withLineFeeds(words)));
    done = to;
  };
  for (;;) {
    const [point, span] = [rest.points.at(-1), rest.spans.at(-1)];
    const spanAt = span && span.start < end ? span.start : Infinity;
    if (point && point.offset < limit && point.offset <= spanAt) {
      write(point.offset);
      append(nodes, point.nodes);
      rest.points.pop();
    } else if (span && spanAt < end) {
      write(span.start);
      rest.spans.pop();
      // A point at the end of a span stands after it.
      append(nodes, span.wrap(renderStretch(span, span.end, rest)));
      done = span.end;
    } else break;
  }
  write(end);
  return nodes;
}
