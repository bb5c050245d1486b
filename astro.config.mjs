import { checkEdition } from './src/io/edition.ts';
import { toolFolder } from './src/io/root.ts';
import { astroConfig } from './src/site/config.ts';

/*
 * How Astro is configured for who calls it by itself, such as `astro check`: for the edition here. Commands of the tool
 * say which edition they are about, and do not read this file.
 */
export default astroConfig({
  dir: toolFolder,
  base: '/',
  read: () => checkEdition(toolFolder),
  warn: console.warn,
  refuse: (words) => {
    throw new Error(words);
  },
});
