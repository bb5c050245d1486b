import type { Check } from './check.ts';

/** The edition does not say where it is published. */
export const urlMissing: Check = {
  code: 'url-missing',
  severity: 'warning',
  find: ({ about, files }) => {
    const file = 'content/edition.yaml';
    if (about.url !== undefined || !files.has(file)) return [];
    return [
      {
        code: 'url-missing',
        message:
          'Unexpected edition without an address, expected “url: https://…”: there will be no sitemap and no canonical links',
        place: { file },
        hint: 'add the address where it is published',
      },
    ];
  },
};
