import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../core/text/nearest.ts';

/** A mistake of the person at the keyboard: it is told in one line, without a stack. */
export class UsageError extends Error {}

/** The options that a command has, as `parseArgs` of Node describes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

/** The options that are paths: without any, each would be the folder that one is in. */
const paths: ReadonlySet<string> = new Set(['edition', 'models', 'out', 'seed', 'signers']);

/** The options that every command has. */
const common = { edition: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** What a command line gives: the values of its options, and the words that are none. */
export type Given<T extends Options> = ReturnType<typeof readOptions<T>>;

/**
 * Reads the words of a command line. Throws a UsageError for an option that the command does not have, for one whose
 * value is missing or is none of its kind, and for a word beside the options where there are to be no `positionals`.
 */
export function readOptions<const T extends Options>(
  args: readonly string[],
  options: T,
  positionals = false,
) {
  const config = { args: [...args], options: { ...options, ...common }, allowPositionals: true };
  refuseMistakes(config, positionals);
  return parseArgs({ ...config, strict: true });
}

type Parsed = ReturnType<typeof parseArgs<{ options: Options; tokens: true }>>;
/** An option of a command line, as `parseArgs` tells it. */
type OptionToken = Extract<Parsed['tokens'][number], { kind: 'option' }>;

function refuseMistakes(
  config: { args: string[]; options: Options; allowPositionals: boolean },
  positionals: boolean,
): void {
  const { tokens } = parseArgs({ ...config, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option') refuseOption(token, config.options);
    if (token.kind === 'positional' && !positionals)
      throw new UsageError(`Unexpected argument '${token.value}'`);
    // It would be the folder that one is in.
    if (token.kind === 'positional' && token.value === '')
      throw new UsageError(`Unexpected “”, expected a name: a variable that is not set has none`);
  }
}

/** Refuses an option that there is not, one without its value, and a value where there is to be none. */
function refuseOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw new UsageError(unknownOption(rawName, Object.keys(options)));
  if (option.type === 'boolean') {
    if (value === undefined) return;
    const short = option.short === undefined ? '' : `-${option.short}, `;
    throw new UsageError(`Option '${short}--${name}' does not take an argument`);
  }
  if (value === undefined)
    throw new UsageError(`Unexpected --${name} without its value, expected --${name} <value>`);
  if (value === '' && paths.has(name))
    throw new UsageError(
      `Unexpected --${name} “”, expected the path of a file or folder: a variable that is not set has none`,
    );
  if (!inlineValue && /^-./s.test(value))
    throw new UsageError(
      `Unexpected “-” after ${rawName}, expected its value: write ${rawName}="-…" where it begins with one`,
    );
}

function unknownOption(rawName: string, names: readonly string[]): string {
  const known = names.map((name) => `--${name}`);
  const near = didYouMean(rawName, known).trim();
  return `Unexpected option “${rawName}”, expected ${near === '' ? `one of ${known.join(', ')}` : `one that there is: ${near}`}`;
}
