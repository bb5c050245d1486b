/** A note, entry or reference that is lifted out of its list, beside the link that it was opened from. */
import { words } from './words/reading.ts';

export interface OpenCard {
  link: HTMLAnchorElement;
  panel: HTMLElement;
  /** Whether it goes when the pointer or the focus does, or stays until it is closed. */
  passing: boolean;
}

/** The cards that are open, each opened from a link in the one before. */
const open: OpenCard[] = [];

/** Returns the card that was opened last. It is one of them until its link has the focus back. */
export function lastCard(): OpenCard | undefined {
  return open.at(-1);
}

/**
 * Lifts `panel` itself out of its list: no copy is made. The browser closes it on Escape and on a press outside; the
 * list keeps its height meanwhile, so that nothing on the page moves.
 */
export function openCard(link: HTMLAnchorElement, panel: HTMLElement, passing: boolean): void {
  const known = open.find((card) => card.panel === panel);
  if (known) {
    known.passing &&= passing;
    if (!passing) panel.focus({ preventScroll: true });
    return;
  }
  const list = panel.parentElement;
  if (list) list.style.minHeight = `${list.offsetHeight}px`;
  panel.classList.add('shown');
  panel.tabIndex = -1;
  panel.prepend(closeButton(panel));
  panel.popover = 'auto';
  const card = { link, panel, passing };
  panel.addEventListener('toggle', function settle({ newState }) {
    if (newState === 'open') return;
    panel.removeEventListener('toggle', settle);
    putBack(card);
  });
  panel.showPopover({ source: link });
  open.push(card);
  if (!passing) panel.focus({ preventScroll: true });
}

/** Closes a card, and gives the focus back to what opened it. */
export function closeCard(card: OpenCard): void {
  if (card.panel.matches(':popover-open')) card.panel.hidePopover();
}

function putBack(card: OpenCard): void {
  const { link, panel } = card;
  const focus = document.activeElement;
  const lost = focus === document.body || focus === null || panel.contains(focus);
  panel.querySelector('.close')?.remove();
  panel.removeAttribute('popover');
  panel.removeAttribute('tabindex');
  panel.classList.remove('shown');
  panel.parentElement?.style.removeProperty('min-height');
  if (lost && !card.passing) link.focus({ preventScroll: true });
  open.splice(open.indexOf(card), 1);
}

function closeButton(panel: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'close';
  button.ariaLabel = words.close;
  button.textContent = '×';
  button.addEventListener('click', () => panel.hidePopover());
  return button;
}
