/** Returns the longest sequences of what is so, in order. Linear. */
export function neighbours<T>(all: readonly T[], isSo: (one: T) => boolean): T[][] {
  const found: T[][] = [];
  let open: T[] | undefined;
  for (const one of all) {
    if (!isSo(one)) open = undefined;
    else if (open) open.push(one);
    else found.push((open = [one]));
  }
  return found;
}
