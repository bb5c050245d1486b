declare module 'virtual:margent/guides' {
  /** Loads each guide of the edition, by its id. */
  export const guides: ReadonlyMap<
    string,
    () => Promise<import('astro').MDXInstance<Record<string, unknown>>>
  >;
}
