/** A note, entry or reference that is lifted out of its list, beside the link that it was opened from. */
export interface Card {
  link: HTMLAnchorElement;
  told: HTMLElement;
  /** Whether it goes when the pointer or the focus does, or stays until it is closed. */
  passing: boolean;
}

/** The cards that are open, each opened from a link in the one before. */
const open: Card[] = [];

/** Returns the card that was opened last. */
export function lastCard(): Card | undefined {
  return open.at(-1);
}

/**
 * Lifts `told` itself out of its list: no copy is made. The browser closes it on Escape and on a press outside; the
 * list keeps its height meanwhile, so that nothing on the page moves.
 */
export function openCard(link: HTMLAnchorElement, told: HTMLElement, passing: boolean): void {
  const known = open.find((card) => card.told === told);
  if (known) {
    known.passing &&= passing;
    if (!passing) told.focus({ preventScroll: true });
    return;
  }
  const list = told.parentElement;
  if (list) list.style.minHeight = `${list.offsetHeight}px`;
  told.classList.add('shown');
  told.tabIndex = -1;
  told.prepend(closeButton(told));
  told.popover = 'auto';
  const card = { link, told, passing };
  told.addEventListener('toggle', function settle({ newState }) {
    if (newState === 'open') return;
    told.removeEventListener('toggle', settle);
    putBack(card);
  });
  told.showPopover({ source: link });
  open.push(card);
  if (!passing) told.focus({ preventScroll: true });
}

/** Closes a card, and gives the focus back to what opened it. */
export function closeCard(card: Card): void {
  if (card.told.matches(':popover-open')) card.told.hidePopover();
}

function putBack(card: Card): void {
  const { link, told } = card;
  const focus = document.activeElement;
  const lost = focus === document.body || focus === null || told.contains(focus);
  open.splice(open.indexOf(card), 1);
  told.querySelector('.close')?.remove();
  told.removeAttribute('popover');
  told.removeAttribute('tabindex');
  told.classList.remove('shown');
  told.parentElement?.style.removeProperty('min-height');
  if (lost && !card.passing) link.focus({ preventScroll: true });
}

function closeButton(told: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'close';
  button.ariaLabel = 'Close';
  button.textContent = '×';
  button.addEventListener('click', () => told.hidePopover());
  return button;
}
