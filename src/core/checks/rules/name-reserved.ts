import type { Rule } from '../rule.ts';

/** What Windows has for devices, whatever follows after a point (Win32, Naming Files, Paths, and Namespaces). */
const device = /(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?$/i;

/** A file has a name that Windows keeps for itself. */
export const nameReserved: Rule = {
  code: 'name-reserved',
  find: ({ files, seeds, images }) => {
    const paths = [...files.keys(), ...[...seeds.values()].map(({ path }) => path)];
    return [...new Set([...paths, ...images.keys()])]
      .filter((path) => device.test(path))
      .map((path) => ({
        code: 'name-reserved',
        message: `Unexpected name “${path}”, expected one that is no device on Windows`,
        place: { file: path },
        hint: 'give it another name, unless it was published: nobody can have the edition on Windows with this file',
      }));
  },
};
