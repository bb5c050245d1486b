import { type Fields, joined, type Setter } from './fields.ts';

/** Sets the titles of a work and of what holds it, each with its subtitle and what is added to it. */
export function setTitles(kind: string, fields: Fields, set: Setter): void {
  const titleOf = (base: string, addon = `${base}addon`) => {
    const title = fields.title(base);
    const sub = fields.title(base.replace(/title$/, 'subtitle'));
    return joined(
      [joined([title, sub], title && /[?!؟？！]$/.test(title) ? ' ' : ': '), fields.title(addon)],
      '. ',
    );
  };
  const main = titleOf('maintitle');
  const book = titleOf('booktitle');
  const journal = fields.has('journaltitle') ? titleOf('journaltitle') : fields.title('journal');
  const own = titleOf('title');
  const isPart =
    book !== '' ||
    journal !== undefined ||
    /^(?:chapter|entry|paper-conference|article.*)$/.test(kind);
  set('title', isPart ? own : joined([main, own], '. '));
  set('container-title', joined([journal, isPart ? main : '', book], '. '));
  set('volume-title', titleOf('issuetitle'));
  set('event-title', titleOf('eventtitle'));
}
