import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { modulePath, toolFolder } from '../io/root.ts';

/** Returns a script of ours with all that it imports, as a module, by its path without an ending. */
export function bundle(path: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(toolFolder, modulePath(path))],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
