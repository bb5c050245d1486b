import { say, sayNumber } from '../../core/words/message.ts';
import { language, words } from '../words/filtering.ts';

/** What is chosen: the name of a facet, and the option of it. */
type Choice = readonly [name: string, value: string];

/** The claims of the page that facets are above. */
export interface ClaimList {
  /** Makes ready what choices need. Resolves to whether it could be had. */
  load: () => Promise<boolean>;
  /** Shows the claims that have all that is chosen. Resolves to how many they are, in words; undefined where it is overtaken. */
  show: (chosen: readonly Choice[]) => Promise<string | undefined>;
}

/** Returns the list where all claims stand on this page. */
export function listOnPage(): ClaimList {
  const items = [...document.querySelectorAll<HTMLElement>('.claims > li')];
  const groups = [...document.querySelectorAll<HTMLElement>('.verdict-group')];
  return {
    load: () => Promise.resolve(true),
    show: (chosen) => {
      for (const item of items) {
        item.hidden = chosen.some(([name, value]) => item.dataset[name] !== value);
      }
      for (const group of groups) {
        const left = group.querySelectorAll('.claims > li:not([hidden])').length;
        group.hidden = chosen.length > 0 && left === 0;
        const number = group.querySelector('h2 > small');
        if (number) number.textContent = sayNumber(left, language);
      }
      const left = items.filter((item) => !item.hidden).length;
      return Promise.resolve(countLeft(left, items.length));
    },
  };
}

/** Returns how many of all claims are shown, in words. */
export function countLeft(left: number, total: number): string {
  return left === total
    ? say(words.claims, { n: total }, language)
    : say(words.claimsOf, { left, n: total }, language);
}
