import type { PublishedSource } from '../../../src/core/edition/published.ts';
import { setOf } from '../../../src/core/render/set-passages.ts';
import { judgeSetting, provePage } from '../../../src/io/verify/proof.ts';
import { readPageMarkup } from '../../../src/io/source-markup.ts';

/**
 * Returns what of the page of a source is at fault: by the proof after a build, which has the edition, by `verify`, which has the page and its
 * seed, and by the script that came with the page.
 */
export function faultsOf(html: string, source: PublishedSource) {
  const { page, seed, text } = source;
  const { encoding } = page.data;
  const found = readPageMarkup(html);
  const judge = (isEarlier?: false) =>
    'fault' in found
      ? found.fault
      : judgeSetting(found, {
          ...found.setting(text),
          ...(isEarlier !== undefined && { isEarlier }),
        });
  return {
    proof: provePage(html, { seed: seed.name, sha256: seed.sha256, encoding }, setOf(source)),
    verify: judge(),
    button: judge(false),
  };
}

/** What is at fault of a page that is as it has to be. */
export const sound = { proof: undefined, verify: undefined, button: undefined };
