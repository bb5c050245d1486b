/** Adds `more` to a list. `push(...more)` would take each as an argument, and fail at some hundred thousand. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item);
}
