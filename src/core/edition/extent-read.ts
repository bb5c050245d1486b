import type { Work } from './schema/reference.ts';

/**
 * Returns how far the editors read a work, in their words: `extent-read` of what CSL-JSON has under `custom`, else what
 * follows `extent-read:` in a line of its note, where reference managers keep what they have no field for; undefined
 * where neither is there.
 */
export function extentRead(work: Work): string | undefined {
  const custom: unknown = work.custom;
  const own = isRecord(custom) ? custom['extent-read'] : undefined;
  const told =
    typeof own === 'string' ? own : /^[ \t]*extent-read:(.*)$/im.exec(work.note ?? '')?.[1];
  return told?.trim() || undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
