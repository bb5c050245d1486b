import type { Selection } from './model.ts';
import { isRecord, type Json, listOf, wordsOf } from './values.ts';

/**
 * Returns where a target says that its words stand (Web Annotation Data Model, §4.2): by a quote, a position, or both; of a
 * fragment by its characters (RFC 5147). One that says it in another way has neither. `isOfText` says that positions are those of the text itself.
 */
export function selectionsOf(target: unknown, isOfText: boolean): Selection[] {
  if (!isRecord(target)) return [{ isOfText }];
  const selectors = listOf(target['selector']).filter(isRecord);
  const isOf = (type: string) =>
    selectors.find((one) => listOf(one['type']).includes(type) && !('refinedBy' in one));
  // As Recogito keeps them itself, words and position are in one, which has no type.
  const plain = selectors.find(({ type, quote }) => type === undefined && quote !== undefined);
  const quoting: Json | undefined = plain ? { exact: plain['quote'] } : isOf('TextQuoteSelector');
  const placing = plain ?? isOf('TextPositionSelector');
  const position = placing ? positionOf(placing) : fragmentOf(isOf('FragmentSelector'));
  return [
    {
      isOfText,
      ...(quoting && {
        quote: {
          exact: wordsOf(quoting['exact']),
          prefix: wordsOf(quoting['prefix']),
          suffix: wordsOf(quoting['suffix']),
        },
      }),
      ...(position && { position }),
    },
  ];
}

function positionOf({ start, end }: Json): Selection['position'] {
  const isSound = (value: unknown): value is number => Number.isSafeInteger(value);
  return isSound(start) && isSound(end) && 0 <= start && start <= end ? { start, end } : undefined;
}

function fragmentOf(selector: Json | undefined): Selection['position'] {
  const [, start, end] = /^char=(\d{1,9}),(\d{1,9})$/.exec(wordsOf(selector?.['value'])) ?? [];
  return start !== undefined && end !== undefined
    ? positionOf({ start: Number(start), end: Number(end) })
    : undefined;
}
