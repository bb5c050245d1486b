/**
 * Returns a value that is there. Throws a RangeError where it is not: what is missing where nobody reckons with it would
 * be shown as “undefined”, or make NaN of a sum. `name` is what the error calls it.
 */
export function present<T>(value: T | null | undefined, name: string): T {
  if (value !== undefined && value !== null) return value;
  throw new RangeError(`Unexpected lack of ${name}, expected one`);
}

/** Returns what a list has at an index. Throws a RangeError where it has nothing there. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  return present(list[index], `an item ${index} in a list of ${list.length}`);
}

/** Returns what a map has for a key. Throws a RangeError where it has nothing. */
export function getOrThrow<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  return present(map.get(key), 'a value for a key');
}

/** Adds to the list that a map has under a key. */
export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/**
 * Returns the index of the first item of a list that `is` holds of, by bisection: it holds of all behind one that it holds of. The
 * length of the list where it holds of none.
 * @example
 * firstIndex([1, 3, 5], (one) => one > 2) // => 1
 */
export function firstIndex<T>(list: readonly T[], is: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(itemAt(list, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}
