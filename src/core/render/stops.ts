/** What ends a sentence in the scripts that titles come in: a full stop after it would be a second one. */
const ends = '.?!…؟۔？！。';

const closing = '”’»"\'';

/** Returns whether words end as a sentence does, also before a closing quotation mark. */
export function isStopped(words: string): boolean {
  return new RegExp(`[${ends}][${closing}]*$`).test(words.trimEnd());
}

/**
 * Returns what the processor prints without a full stop where another script has ended a sentence: it knows `?` and `!` alone.
 * @example
 * withoutSecondStop('چرا؟.') // => 'چرا؟'
 */
export function withoutSecondStop(printed: string): string {
  return printed.replace(
    new RegExp(`([؟۔？！。](?:</\\w+>|&[lr]dquo;|[${closing}])*)\\.(?![\\p{L}\\p{N}])`, 'gu'),
    '$1',
  );
}
