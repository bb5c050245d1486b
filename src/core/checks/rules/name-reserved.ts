import { facsimileFolder } from '../../edition/facsimile.ts';
import { isReserved } from '../../text/reserved-name.ts';
import type { Rule } from '../rule.ts';

/** A file has a name that Windows keeps for itself. */
export const nameReserved: Rule = {
  code: 'name-reserved',
  find: ({ files, seeds, images, originals, facsimiles }) => {
    const paths = new Set([
      ...files.keys(),
      ...[...seeds.values()].map(({ path }) => path),
      ...images.keys(),
      ...[...originals.keys()].map((name) => `originals/${name}`),
      ...[...facsimiles.keys()].map((name) => `${facsimileFolder}${name}`),
    ]);
    return [...paths]
      .filter((path) => path.split('/').some(isReserved))
      .map((path) => ({
        code: 'name-reserved',
        message: `Unexpected name “${path}”, expected one that is no device on Windows`,
        place: { file: path },
        hint: 'give it another name, unless it was published: nobody can have the edition on Windows with this file',
      }));
  },
};
