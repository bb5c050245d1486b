import { writeSync } from 'node:fs';

/** Writes all of something at the end of an open file: the system may take less at once than it is given, and says so alone by how much it took. */
export function writeWhole(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
