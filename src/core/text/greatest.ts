/**
 * Returns the greatest of some numbers, and no less than `least`. `Math.max(...numbers)` would take each as an argument, and fail
 * at some hundred thousand.
 */
export function greatest(numbers: Iterable<number>, least = -Infinity): number {
  let found = least;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** Returns the least of some numbers, and no more than `most`. */
export function least(numbers: Iterable<number>, most = Infinity): number {
  let found = most;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}
