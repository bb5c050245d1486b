/** What the service worker of a site knows of it from the build. */
export interface Stamp {
  version: string;
  /** The paths of the files that show that a page is not stored, the page first; `/` at the end of pages. */
  shell: string[];
  /** What the paths of its files begin with, up to the first `/`: with `sources`, and '' for the front page. */
  names: string[];
}
