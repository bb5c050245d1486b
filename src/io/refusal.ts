let refusal: string | undefined;

/**
 * Says why the site that is being built must not be published. What is thrown while Astro builds, it tells with words
 * of its own around it.
 */
export function refuseSite(words: string): void {
  refusal = words;
}

/** Returns why the site that was built must not be published, undefined where it may; the next time it may. */
export function takeRefusal(): string | undefined {
  const words = refusal;
  refusal = undefined;
  return words;
}
