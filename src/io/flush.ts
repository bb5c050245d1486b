import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Brings the names in a folder to the disk, where the system can. */
export function flush(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders.
  }
}

/** Windows flushes what is open for writing alone. */
const flags = process.platform === 'win32' ? 'r+' : 'r';

/** How many files are brought to the disk at once: it takes them together. */
const atOnce = 32;

/**
 * Brings a folder to the disk with all that is in it: many systems write names seconds before what the files hold, and where the power is lost
 * between the two, renamed folders have empty files. Throws where the disk refuses a file.
 */
export async function flushTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const waiting = entries.filter((one) => one.isFile());
  const flushNext = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const handle = await open(join(file.parentPath, file.name), flags);
      await handle.sync().finally(() => handle.close());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, flushNext));
  for (const one of entries) if (one.isDirectory()) flush(join(one.parentPath, one.name));
  flush(folder);
}
