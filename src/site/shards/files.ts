import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { append } from '../../core/page/append.ts';
import { linesIn } from '../../io/lines.ts';
import { sha256 } from '../../io/read.ts';
import { parseShard, serializeShard, type Shard } from '../../io/shard.ts';
import { toolVersion } from '../../io/version.ts';
import { writeWhole } from '../../io/write-whole.ts';
import type { SourceRecord } from './record.ts';

/*
 * The records of a share, as a file: a line that says what it is, a line for each source in the order of the edition, and a
 * line with the hash of those before. Each is JSON.
 */

/** What a file of records begins with. */
interface Head {
  margent: string;
  /** The digest of the tool that wrote it, and of what all shares of the edition have in common. */
  tool: string;
  state: string;
  shard: string;
}

/** What files of shares are not as they have to be: each mistake in a line. */
export class ShardsRefused extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Returns the name of the file of a share. */
export function nameOfModels({ number, of }: Shard): string {
  return `${number}-of-${of}.ndjson`;
}

/** Writes the records of a share into `folder`, which is made if need be; `state` is that of the edition. */
export function writeModels(
  folder: string,
  shard: Shard,
  { state, records }: { state: string; records: Iterable<SourceRecord> },
): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, nameOfModels(shard));
  const beside = `${path}.part`;
  const file = openSync(beside, 'w');
  const hash = createHash('sha256');
  const write = (line: unknown) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    writeWhole(file, text);
  };
  try {
    const head: Head = {
      margent: 'models',
      tool: toolVersion(),
      state,
      shard: serializeShard(shard),
    };
    write(head);
    for (const record of records) write(record);
    writeWhole(file, `${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** The records of all shares. */
export interface Models {
  /** In how many shares the edition is. */
  of: number;
  /** In no order. */
  records: SourceRecord[];
  /** Of all of their files. */
  digest: string;
}

/**
 * Reads the records of all shares from their files. Throws a ShardsRefused where one is missing, is there twice, is not as it
 * was written, or is of another edition or tool than this one, whose state is `state`. What is `kept` of each record is all that
 * stays in memory.
 */
export function readModels(
  files: readonly string[],
  state: string,
  kept: (record: SourceRecord) => SourceRecord = (record) => record,
): Models {
  const faults: string[] = [];
  const records: SourceRecord[] = [];
  const digests = new Map<number, string>();
  const counts = new Set<number>();
  for (const file of files) {
    const read = readFile(file, (record) => records.push(kept(record)));
    if ('fault' in read) {
      faults.push(`${file}: ${read.fault}`);
      continue;
    }
    const { head, digest } = read;
    const shard = parseShard(head.shard);
    const fault = judge(head, state);
    if (fault !== undefined) faults.push(`${file}: ${fault}`);
    if (!shard) continue;
    counts.add(shard.of);
    if (digests.has(shard.number))
      faults.push(`${file}: Unexpected second file of shard ${head.shard}, expected one`);
    digests.set(shard.number, digest);
  }
  const [of = 0, ...others] = counts;
  if (others.length > 0)
    faults.push(
      `Unexpected shards of ${[of, ...others].join(' and of ')}, expected those of one number`,
    );
  else append(faults, missingIn(digests, of));
  if (faults.length > 0) throw new ShardsRefused(faults);
  const sorted = [...digests].sort(([a], [b]) => a - b).map(([, digest]) => digest);
  return { of, records, digest: sha256(sorted.join()) };
}

function missingIn(known: ReadonlyMap<number, unknown>, of: number): string[] {
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !known.has(number));
  if (missing.length === 0) return [];
  const words = missing.map((number) => serializeShard({ number, of }));
  return [`Unexpected lack of shard ${words.join(', ')}, expected all ${of}`];
}

function judge({ tool, state: own }: Head, state: string): string | undefined {
  if (tool !== toolVersion())
    return 'Unexpected models of another version of Margent, or of Node, expected those of this one: make them anew';
  if (own !== state)
    return 'Unexpected models of another state of the edition, expected those of this one: make them anew';
  return undefined;
}

/** Reads a file, and hands its records over where it is as it was written: nothing else is taken for what it says. */
function readFile(
  file: string,
  take: (record: SourceRecord) => void,
): { head: Head; digest: string } | { fault: string } {
  const [first] = linesIn(file).take(1);
  const head = parse<Head>(first);
  if (head?.margent !== 'models')
    return { fault: 'Unexpected content, expected models, as build --model writes them' };
  const digest = digestOf(file);
  if (digest === undefined)
    return { fault: 'Unexpected damage, expected the file as it was written: take it anew' };
  let line: string | undefined;
  for (const next of linesIn(file).drop(1)) {
    if (line !== undefined) take(JSON.parse(line) as SourceRecord);
    line = next;
  }
  return { head, digest };
}

/** Returns the hash of the lines of a file that its last line has; undefined where they have another. */
function digestOf(file: string): string | undefined {
  const hash = createHash('sha256');
  let last: string | undefined;
  for (const line of linesIn(file)) {
    if (last !== undefined) hash.update(`${last}\n`);
    last = line;
  }
  const digest = hash.digest('hex');
  return parse<{ sha256?: string }>(last)?.sha256 === digest ? digest : undefined;
}

function parse<T>(line = ''): T | undefined {
  try {
    return (JSON.parse(line) as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns the files of records in a folder. */
export function modelsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
  const names = entries.map(({ name }) => name).filter((name) => /^\d+-of-\d+\.ndjson$/.test(name));
  if (names.length === 0)
    throw new ShardsRefused([
      `Unexpected folder “${folder}” without models, expected what build --model has written`,
    ]);
  return names.sort().map((name) => join(folder, name));
}
