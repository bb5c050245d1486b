/** The indexer's own script, as the build of the site wrote it: https://pagefind.app/docs/api/ */
declare module 'margent:pagefind' {
  export type Found = import('../search/pagefind.ts').Fragment & {
    /** HTML. */
    excerpt: string;
  };
  export function options(options: object): Promise<void>;
  export function init(): Promise<void>;
  export function mergeIndex(path: string, options: object): Promise<void>;
  export function search(
    words: string,
    options?: object,
  ): Promise<{ results: { data: () => Promise<Found> }[] }>;
}
