import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { root } from '../io/edition.ts';

/** A mistake of the person at the keyboard: it is told in one line, without a stack. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options that every command has. */
const common = { edition: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** Reads the command line. Throws a UsageError for an option that the command does not have. */
export function readOptions<const T extends Options>(options: T, positionals = false) {
  try {
    return parseArgs({
      options: { ...options, ...common },
      allowPositionals: positionals,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
}

/** Returns the absolute path of the edition: `--edition`, else EDITION_DIR, else the tool's own folder. */
export function editionFolder(named: string | undefined): string {
  const given = named ?? (process.env['EDITION_DIR'] || undefined);
  const dir = given === undefined ? resolve(root) : resolve(given);
  if (!existsSync(dir) || !statSync(dir).isDirectory()) {
    throw new UsageError(`Unexpected edition “${dir}”, expected a folder with content/ and seeds/`);
  }
  process.env['EDITION_DIR'] = dir;
  return dir;
}

/** Runs a command: its exit code is what `main` returns, 2 for a usage error. */
export async function run(usage: string, main: () => number | Promise<number>): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(usage);
    return;
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}
