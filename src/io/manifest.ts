import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolFolder } from './root.ts';

/** What package.json of the tool says that is told elsewhere. */
export interface Manifest {
  name: string;
  version: string;
  /** The packages that it needs, with the version of each. */
  dependencies: Record<string, string>;
}

/** Reads package.json of the tool. */
export function toolManifest(): Manifest {
  return JSON.parse(readFileSync(join(toolFolder, 'package.json'), 'utf8')) as Manifest;
}
