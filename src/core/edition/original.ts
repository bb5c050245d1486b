/** A file that a seed was made from, as it lies in originals/. */
export interface Original {
  path: string;
  /** Lower-case hexadecimal SHA-256 of its bytes. */
  sha256: string;
  readonly bytes: Uint8Array;
}
