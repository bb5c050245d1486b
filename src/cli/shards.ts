import { existsSync, readdirSync } from 'node:fs';
import { fromTyped } from '../io/locate.ts';
import { parseShard, serializeShard, type Shard } from '../io/shard.ts';
import type { Sharing } from '../site/integration.ts';
import type { KnownEdition } from '../site/known/read.ts';
import type { Readable } from './edition.ts';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';

/** The options of a build in shares. */
export const shardOptions = {
  model: { type: 'boolean' },
  shard: { type: 'string' },
  models: { type: 'string' },
  merge: { type: 'boolean' },
} as const;

/** The same options as they were given, with the words beside them. */
interface ShardValues {
  model?: boolean | undefined;
  shard?: string | undefined;
  models?: string | undefined;
  merge?: boolean | undefined;
}

/** What is done of a build in shares. Folders are absolute paths. */
export type Step =
  | { step: 'model'; shard: Shard }
  | { step: 'shard'; shard: Shard; models: string }
  | { step: 'merge'; folders: string[] };

/** Returns which step of a build in shares is asked for; undefined where a site is built at once. Throws a UsageError where that is not clear. */
export function stepOf(
  { model, shard: typed, models, merge }: ShardValues,
  words: readonly string[],
  io: Io,
): Step | undefined {
  if (!merge && words.length > 0) throw new UsageError(`Unexpected argument '${words[0] ?? ''}'`);
  if (merge) {
    if (model || typed !== undefined || models !== undefined)
      throw new UsageError('Unexpected option beside --merge, expected the folders of all shards');
    if (words.length === 0)
      throw new UsageError('Unexpected --merge alone, expected the folders of all shards after it');
    return { step: 'merge', folders: words.map((word) => fromTyped(word, io)) };
  }
  if (typed === undefined) {
    if (!model && models === undefined) return undefined;
    throw new UsageError(
      `Unexpected --${model ? 'model' : 'models'} alone, expected --shard with it, such as --shard 3/16`,
    );
  }
  const shard = parseShard(typed);
  if (!shard)
    throw new UsageError(`Unexpected --shard “${typed}”, expected which of how many, such as 3/16`);
  if (model) {
    if (models !== undefined)
      throw new UsageError('Unexpected --models beside --model, which writes them into --out');
    return { step: 'model', shard };
  }
  if (models === undefined)
    throw new UsageError('Unexpected --shard alone, expected --model or --models <folder> with it');
  return { step: 'shard', shard, models: fromTyped(models, io) };
}

/** Refuses a folder for a share in which something else is, another share too: two that were written into one would be neither. */
export async function refuseOther(out: string, shard: Shard): Promise<void> {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  const { readShard } = await import('../site/shards/folder.ts');
  const there = readShard(out)?.shard;
  if (there && serializeShard(there) === serializeShard(shard)) return;
  const what = there ? `shard ${serializeShard(there)}` : 'something else';
  throw new UsageError(
    `Unexpected --out “${out}” with ${what} in it, expected a new folder or one of this shard`,
  );
}

/** An edition that was read and checked to be built, and how that is done in shares, if it is. */
export type Prepared = KnownEdition & { sharing?: Sharing };

/** What a step of a build in shares is about. */
interface Planned extends Readable {
  out: string;
  base: string;
  url: string | undefined;
  searchRecords: boolean;
}

/** Does what a step of a build in shares does before pages are drawn, or returns what is wrong with the shares that it needs. */
export async function prepareStep(
  step: Step,
  { dir, command, unsettled, out, base, url = '', searchRecords }: Planned,
): Promise<Prepared | { refused: string[] }> {
  const { modelShard, prepareMerge, prepareShard } = await import('../site/shards/build.ts');
  const { ShardsRefused } = await import('../site/shards/files.ts');
  const reading = { command, unsettled, searchRecords };
  const addresses = { base, url };
  try {
    if (step.step === 'model') return modelShard({ dir, shard: step.shard, models: out }, reading);
    if (step.step === 'shard') return prepareShard({ dir, ...step }, addresses, reading);
    return prepareMerge({ dir, ...step }, addresses, reading);
  } catch (error) {
    if (error instanceof ShardsRefused) return { refused: error.faults };
    throw error;
  }
}
