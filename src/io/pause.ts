/** Waits so many milliseconds without giving way to anything else: for what is read in one go. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
