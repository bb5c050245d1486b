import { say } from '../../core/words/message.ts';
import { language, words } from '../words/searching.ts';
import { make } from './dom.ts';
import type { Hit } from './hit.ts';
import { contextOf, labelsOfKinds, type Verdicts } from './labels.ts';

/** Returns what stands in a result under its title, in the list of the page and in that of the palette. */
export function resultElements(hit: Hit, verdicts: Verdicts, title: HTMLElement): HTMLElement[] {
  const badge = make('small', { className: 'badge' }, labelsOfKinds[hit.kind]?.badge ?? hit.kind);
  const verdict = verdicts[hit.verdict];
  const context = contextOf(hit).map((part) => make('span', { dir: 'auto' }, part));
  if (verdict && hit.kind !== 'source') {
    const word = make('span', { className: 'verdict' }, verdict.label);
    word.dataset['tone'] = verdict.tone;
    context.unshift(word);
  }
  const head = make('p', { className: 'hit-head' }, badge, ...context);
  title.dir = hit.runs.title;
  return [head, title, ...asideOf(hit), excerptFor(hit)];
}

/** The words of the source that a note is on are quoted apart from the note. */
function asideOf({ kind, aside }: Hit): HTMLElement[] {
  if (kind !== 'note' || aside === '') return [];
  return [
    make(
      'p',
      { className: 'on', dir: 'auto' },
      say(words.on, { words: shortened(aside) }, language),
    ),
  ];
}

function shortened(aside: string): string {
  return aside.length > 100 ? `${aside.slice(0, 90).replace(/\s\S*$/, '')} …` : aside;
}

/** Source text looks like it, and has its language; editors' words do not. */
function excerptFor({ kind, language: lang, runs, excerpt }: Hit): HTMLElement {
  const quoted = kind === 'paragraph' || kind === 'claim';
  const parts = excerpt.map(({ text, found }) => (found ? make('mark', {}, text) : text));
  return make(
    quoted ? 'blockquote' : 'p',
    { className: 'excerpt', lang, dir: runs.excerpt },
    ...parts,
  );
}
