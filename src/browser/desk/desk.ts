import type { DeskPlace } from '../../core/edit/desk.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
import { offerChanges } from './change.ts';
import './desk.css';
import { createDialog, placeKey } from './dialog.ts';
import { type Chosen, type Draft, draftsOf } from './draft.ts';
import { elementWith } from './element-with.ts';
import { showFaults } from './faults.ts';
import { take } from './kept.ts';
import { selected } from './selection.ts';

/*
 * Annotating in the page, in `npm run dev` alone: select words of the source, say what they are, and the page on the
 * disk has them marked. What is being said of them is a draft, which is kept until that is so.
 */

/** Starts the desk in a page of the edition of an id. */
export function startDesk(edition: string): void {
  showFaults();
  const top = take(placeKey);
  if (top !== undefined) scrollTo({ top: Number(top), behavior: 'instant' });
  const source = document.querySelector<HTMLElement>('[data-seed]');
  const page = /\/sources\/([^/]+)\/?$/.exec(location.pathname)?.[1];
  if (source && page !== undefined) annotateIn(source, { edition, page: decodeURIComponent(page) });
}

function annotateIn(root: HTMLElement, place: DeskPlace): void {
  const drafts = draftsOf(place);
  const seed = root.dataset['sha256'] ?? '';
  const look = { type: 'button', class: 'desk-open', hidden: '' };
  const button = elementWith('button', look, [words.annotate]);
  const begun = elementWith('div');
  const dialog = createDialog(place, drafts, () => offerBegun());
  const open = (about: Draft['about']) => void dialog.open(drafts.about(about));
  document.body.append(elementWith('div', { class: 'desk-bar' }, [begun, button]), dialog.element);
  let chosen: Chosen | undefined;
  const offer = () => {
    if (dialog.element.open) return;
    const selection = getSelection();
    const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    const quoted = range?.intersectsNode(root) ? selected(range, root) : undefined;
    chosen = quoted && { quoted, seed };
    button.hidden = chosen === undefined;
  };
  document.addEventListener('selectionchange', offer);
  offer();
  // A press would take the selection away before the click.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    if (chosen) open(chosen);
  });
  offerChanges((changing) => open({ changing }));
  const offerBegun = () => {
    const closed = drafts.all().filter((draft) => !draft.open);
    begun.replaceChildren(...closed.map(({ about }) => goOn(about, () => open(about))));
  };
  offerBegun();
  const left = drafts.all().find((draft) => draft.open);
  if (left) open(left.about);
}

/** A button that leads back to what was begun. */
function goOn(about: Draft['about'], open: () => void): HTMLButtonElement {
  const name = 'quoted' in about ? about.quoted.quote : about.changing;
  const label = say(words.goOn, { words: name }, language);
  const button = elementWith('button', { type: 'button', class: 'desk-begun' }, [label]);
  button.addEventListener('click', open);
  return button;
}
