import { build } from 'esbuild';
import { join } from 'node:path';
import { modulePath, toolFolder } from '../io/root.ts';
import { bundledWords } from './browser-words.ts';

/** Returns a script of ours with all that it imports, as a module, by its path without an ending; its words are in the language of the interface. */
export async function bundle(path: string, language: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(toolFolder, modulePath(path))],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2022',
    // Modules are read as UTF-8 (HTML Standard, §8.1.4.2), and letters escaped take thrice the room.
    charset: 'utf8',
    // What is edited is loaded as it is.
    define: { 'import.meta.env.DEV': 'false' },
    plugins: [bundledWords(language)],
  });
  return outputFiles[0]?.text ?? '';
}
