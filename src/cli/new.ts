import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { sizeLimit } from '../core/edition/files.ts';
import { isDate, idPattern } from '../core/edition/schema/fields.ts';
import { decodeSeed, seedName } from '../core/edition/seed.ts';
import { textFile } from '../core/page/file.ts';
import { parsePage } from '../core/page/parse.ts';
import { type NewPageData, writePage } from '../core/page/write.ts';
import type { Problem } from '../core/problem.ts';
import { pretty } from '../core/report/pretty.ts';
import { sha256 } from '../io/read.ts';
import { editionFolder, readOptions, run, UsageError } from './options.ts';

const usage = `npm run new -- <file.txt>… [--edition <folder>] [--id <id>] [--title <title>]
    [--published <date>] [--publisher <id>] [--encoding <name>] [--lines keep|flow]

Writes content/sources/<id>.mdx from each seed, and its line in seeds/SHA256SUMS.
A file that is not in seeds/ is copied there. Nothing is ever overwritten.`;

const options = {
  id: { type: 'string' },
  title: { type: 'string' },
  published: { type: 'string' },
  publisher: { type: 'string' },
  encoding: { type: 'string' },
  lines: { type: 'string' },
} as const;

/** Everything that one file will become, decided before anything is written. */
interface Plan {
  name: string;
  bytes: Uint8Array;
  hash: string;
  page: string;
  mdx: string;
  notes: string[];
}

type Fault = { fault: string };

function main(): number {
  const { values, positionals } = readOptions(options, true);
  if (positionals.length === 0)
    throw new UsageError('Unexpected end, expected the name of a text file');
  if (positionals.length > 1 && (values.id ?? values.title) !== undefined) {
    throw new UsageError('Unexpected --id or --title with several files, expected one file');
  }
  const dir = editionFolder(values.edition);
  checkValues(values);
  let failed = false;
  for (const file of positionals) {
    const plan = planFor(file, dir, values);
    if ('fault' in plan) {
      console.error(plan.fault);
      failed = true;
      continue;
    }
    writePlan(plan, dir);
    console.log(`content/sources/${plan.page}.mdx written`);
    for (const note of plan.notes) console.log(`  ${note}`);
  }
  return failed ? 1 : 0;
}

type Values = { [K in keyof typeof options]?: string | undefined };

function checkValues({ id, published, publisher, lines }: Values): void {
  for (const [name, value] of Object.entries({ id, publisher })) {
    if (value !== undefined && !idPattern.test(value)) {
      throw new UsageError(
        `Unexpected --${name} “${value}”, expected lower-case letters, digits and hyphens`,
      );
    }
  }
  if (published !== undefined && !isDate(published)) {
    throw new UsageError(
      `Unexpected --published “${published}”, expected a date such as 2002-06-01`,
    );
  }
  if (lines !== undefined && !['keep', 'flow'].includes(lines)) {
    throw new UsageError(`Unexpected --lines “${lines}”, expected keep or flow`);
  }
}

function planFor(file: string, dir: string, values: Values): Plan | Fault {
  const path = locateFile(file, dir);
  const bytes = path === undefined ? undefined : readText(path);
  if (path === undefined || bytes === undefined) {
    return fault(
      file,
      'no such regular file of at most 5 MB',
      'name a text file; links and folders are not read',
    );
  }
  const name = basename(path);
  if (!seedName.test(name)) {
    return fault(
      file,
      `the name “${name}”`,
      'rename the file: letters, digits, “.”, “_” and “-”, ending in .txt',
    );
  }
  const there = join(dir, 'seeds', name);
  if (
    resolve(path) !== there &&
    existsSync(there) &&
    sha256(readFileSync(there)) !== sha256(bytes)
  ) {
    return fault(file, `another seeds/${name} that is there already`, 'rename the file');
  }
  const hash = sha256(bytes);
  const listed = listedHash(name, dir);
  if (listed !== undefined && listed !== hash) {
    return fault(
      file,
      'a hash that is not the one in seeds/SHA256SUMS',
      'put the seed back as it was received',
    );
  }
  const page = values.id ?? idFrom(name);
  if (existsSync(join(dir, 'content/sources', `${page}.mdx`))) {
    return fault(
      file,
      `content/sources/${page}.mdx, which is there already`,
      'choose another id with --id',
    );
  }
  return writeMdx(name, bytes, hash, page, values);
}

function locateFile(file: string, dir: string): string | undefined {
  return [resolve(file), resolve(dir, file)].find((path) => existsSync(path));
}

function readText(path: string): Uint8Array | undefined {
  const stat = lstatSync(path);
  return stat.isFile() && stat.size <= sizeLimit ? readFileSync(path) : undefined;
}

function writeMdx(
  name: string,
  bytes: Uint8Array,
  hash: string,
  page: string,
  values: Values,
): Plan | Fault {
  const encoding = values.encoding ?? 'utf-8';
  const seed = { name, path: `seeds/${name}`, sha256: hash, bytes };
  const { text, findings } = decodeSeed(seed, encoding);
  if (text === undefined) {
    const problems = findings.map((finding): Problem => ({ ...finding, severity: 'error' }));
    return { fault: pretty(problems, () => undefined) };
  }
  const title = values.title ?? titleFrom(text, page);
  const data: NewPageData = { title, seed: name };
  const given = {
    published: values.published,
    publisher: values.publisher,
    encoding: values.encoding,
  };
  for (const [key, value] of Object.entries(given)) if (value !== undefined) data[key] = value;
  if (values.lines === 'keep') data['lines'] = 'keep';
  const mdx = writePage(text, data, values.lines === 'keep');
  prove(page, mdx, text, name);
  const open = ['published', 'publisher'].filter((key) => !(key in data));
  const notes = [
    ...(values.title === undefined ? [`title, from the first line: ${JSON.stringify(title)}`] : []),
    ...(open.length > 0 ? [`left to fill in: ${open.join(', ')}`] : []),
    ...findings.map((finding) => `warning: ${finding.message}`),
  ];
  return { name, bytes, hash, page, mdx, notes };
}

/** What is written is read back first: a page that is not faithful would be our own fault. */
function prove(page: string, mdx: string, text: string, name: string): void {
  const file = textFile(`content/sources/${page}.mdx`, mdx);
  const seed = { path: `seeds/${name}`, text, changed: false };
  const parsed = parsePage(page, file, () => seed);
  const [first] = parsed.findings;
  if (!parsed.page.faithful || first)
    throw new Error(`new wrote an unfaithful page: ${first?.message}`);
}

function fault(file: string, found: string, mend: string): Fault {
  return {
    fault: `${JSON.stringify(file).slice(1, -1)} error Unexpected ${found}\n  mend: ${mend}`,
  };
}

function idFrom(name: string): string {
  const id = name
    .replace(/\.txt$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'source' : id;
}

function titleFrom(text: string, page: string): string {
  const line = text.split(/\r*\n|\r/).find((l) => l.replace(/[\t\f ]/g, '') !== '');
  // Controls have no place in a title, and a paragraph is none.
  const words = (line ?? page)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '');
  const title = [...words].length > 120 ? `${[...words].slice(0, 119).join('')}…` : words;
  return title === '' ? page : title;
}

function listedHash(name: string, dir: string): string | undefined {
  const sums = join(dir, 'seeds/SHA256SUMS');
  if (!existsSync(sums)) return undefined;
  const line = readFileSync(sums, 'utf8')
    .split(/\r?\n/)
    .find((l) => l.slice(66) === name);
  return line?.slice(0, 64).toLowerCase();
}

function writePlan({ name, bytes, hash, page, mdx }: Plan, dir: string): void {
  const seed = join(dir, 'seeds', name);
  const sums = join(dir, 'seeds/SHA256SUMS');
  mkdirSync(dirname(seed), { recursive: true });
  mkdirSync(join(dir, 'content/sources'), { recursive: true });
  if (!existsSync(seed)) writeFileSync(seed, bytes, { flag: 'wx' });
  if (listedHash(name, dir) === undefined) {
    const before = existsSync(sums) ? readFileSync(sums, 'utf8') : '';
    appendFileSync(sums, `${before === '' || before.endsWith('\n') ? '' : '\n'}${hash}  ${name}\n`);
  }
  writeFileSync(join(dir, 'content/sources', `${page}.mdx`), mdx, { flag: 'wx' });
}

if (import.meta.main) await run(usage, main);
