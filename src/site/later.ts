import { basename } from 'node:path';
import type { ViteUserConfig } from 'astro';
import { modulePath } from '../io/root.ts';
import { bundle } from './bundle.ts';
import { sites } from './site.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** What holds the address of a script. */
const named = /^\0?virtual:margent\/later\/([\w/-]+)$/;

/**
 * Returns a plugin of Vite that gives scripts the addresses of those that they load when they are needed: each a file with all
 * that it imports, one in each language of the site, so that it is loaded or not, and can be asked for again.
 */
export function laterModules(): Plugin {
  let isBuilt = false;
  return {
    name: 'margent:later',
    enforce: 'pre',
    configResolved: ({ command }) => void (isBuilt = command === 'build'),
    resolveId: (id) => (named.test(id) ? `\0${id.replace(/^\0/, '')}` : undefined),
    async load(id) {
      const path = named.exec(id)?.[1];
      if (path === undefined) return undefined;
      const module = `src/browser/${path}`;
      // While pages are edited, it is loaded as it is: this module is called @id/… below the base path.
      if (!isBuilt)
        return `export default import.meta.url.replace(/@id\\/.*/, ${JSON.stringify(modulePath(module))});`;
      const addresses: string[] = [];
      for (const { edition } of sites()) {
        const { language } = edition.about;
        const source = await bundle(module, language);
        const file = this.emitFile({ type: 'asset', name: `${basename(path)}.js`, source });
        addresses.push(`${JSON.stringify(language)}: import.meta.ROLLUP_FILE_URL_${file}`);
      }
      const [only = ''] = addresses;
      return addresses.length === 1
        ? `export default ${only.replace(/^[^:]*: /, '')};`
        : `export default { ${addresses.join(', ')} }[document.documentElement.lang];`;
    },
  };
}
