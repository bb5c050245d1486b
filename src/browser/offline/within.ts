/** Returns what is promised, or undefined where that takes longer than a time in ms. */
export function within<T>(time: number, promise: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, time));
  return Promise.race([promise, late]);
}
