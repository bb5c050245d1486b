/** Returns a copy of an object with other values, in which nothing is asked for that is made when it is asked for. */
export function changed<T extends object>(one: T, values: Partial<T>): T {
  const own = Object.getOwnPropertyDescriptors(one);
  const others = Object.getOwnPropertyDescriptors(values);
  return Object.defineProperties({} as T, { ...own, ...others });
}
