import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

const windows = process.platform === 'win32';

/**
 * Returns the program of another Node, of a release such as `22.18` or `24`, which npm fetches into a folder that keeps
 * it: from the packages that bring the Node of the project. Undefined where there is none for this machine, or where it
 * is neither kept by npm nor can be fetched.
 */
export function fetchNode(
  release: string,
  kept: string,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const name = packageOfNode();
  if (name === undefined) return undefined;
  const folder = join(kept, release);
  const program = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  const words = ['--prefix', folder, '--no-save', '--prefer-offline', `${name}@${release}`];
  // Only this is let through to the registry.
  const { MARGENT_NETWORK_LOG: _, NODE_OPTIONS: __, ...unguarded } = env;
  if (!existsSync(program))
    runToEnd('npm', ['install', ...words], { cwd: root, env: unguarded, shell: windows });
  return existsSync(program) ? program : undefined;
}

/** The package among those of package.json that is installed here: that of this system and processor. */
function packageOfNode(): string | undefined {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const names = Object.keys(optionalDependencies);
  return names.find((name) => existsSync(join(root, 'node_modules', name)));
}
