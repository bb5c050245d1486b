import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPackage, toolFolder } from '../io/root.ts';
import type { Beginning } from './beginning.ts';
import { UsageError } from './options.ts';

/** The forges that a workflow for shares can be had for, each with where it has to lie. */
const places = {
  github: '.github/workflows/shards.yml',
  gitlab: '.gitlab-ci.yml',
  forgejo: '.forgejo/workflows/shards.yml',
} as const;

/** Where workflows for shares may lie in an edition. */
export const workflowPaths: readonly string[] = Object.values(places);

type Forge = keyof typeof places;

/** In how many shares a forge builds an edition at the most: GitLab starts no more jobs of a kind, and GitHub few more. */
const mostShards = 200;

/** Throws a UsageError where no workflow can be written as it was asked for. */
export function refuseWorkflow({ shards, forge = 'github' }: Beginning): void {
  if (!isForge(forge))
    throw new UsageError(
      `Unexpected --forge “${forge}”, expected ${Object.keys(places).join(', ')}`,
    );
  if (shards !== undefined && !isCount(shards))
    throw new UsageError(
      `Unexpected --shards “${shards}”, expected a number from 2 to ${mostShards}`,
    );
}

function isForge(word: string): word is Forge {
  return Object.hasOwn(places, word);
}

function isCount(word: string): boolean {
  return /^[1-9]\d*$/.test(word) && Number(word) >= 2 && Number(word) <= mostShards;
}

/** Returns the workflow that builds an edition in shares, with its path in the edition; nothing where none was asked for. */
export function workflowsFor({ shards, forge = 'github' }: Beginning): [string, string][] {
  if (shards === undefined || !isForge(forge)) return [];
  const words: Record<string, string> = {
    COUNT: shards,
    NUMBERS: `[${Array.from({ length: Number(shards) }, (_, index) => index + 1).join(', ')}]`,
    INSTALL: isPackage ? 'npm ci --ignore-scripts' : 'npm run setup',
  };
  const text = readFileSync(join(toolFolder, `src/template-shards/${forge}.yml`), 'utf8');
  return [
    [places[forge], text.replace(/\b(?:COUNT|NUMBERS|INSTALL)\b/g, (word) => words[word] ?? '')],
  ];
}
