import { EditMap } from 'micromark-util-edit-map';

/**
 * Has the parser of Markdown move nothing of what it has read that stands before the first of its changes. It copies all
 * of it wherever a quote, list or note ends and at each heading that is underlined, so that thousands of them take the
 * square of their number; what comes out is the same.
 */
EditMap.prototype.consume = function (events) {
  const changes = this.map.sort(([a], [b]) => a - b);
  const first = changes[0]?.[0] ?? events.length;
  const behind = events.slice(first);
  events.length = first;
  let kept = 0;
  for (const [at, removed, added] of changes) {
    for (const event of behind.slice(kept, at - first)) events.push(event);
    for (const event of added) events.push(event);
    kept = at - first + removed;
  }
  for (const event of behind.slice(kept)) events.push(event);
  this.map.length = 0;
  this.index.clear();
};
