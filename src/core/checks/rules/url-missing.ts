import type { Rule } from '../rule.ts';

/** The edition does not say where it is published. */
export const urlMissing: Rule = {
  code: 'url-missing',
  find: ({ aboutFields }) => {
    const whole = aboutFields[''];
    // What cannot be read may hold it.
    if (!whole || aboutFields['url']) return [];
    return [
      {
        code: 'url-missing',
        message:
          'Unexpected edition without an address, expected “url: https://…”: there will be no sitemap and no canonical links',
        place: { file: whole.file },
        hint: 'add a line “url: …” with the address where it is published',
      },
    ];
  },
};
