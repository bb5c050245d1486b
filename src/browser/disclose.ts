import { type OpenCard, closeCard, lastCard, openCard } from './card.ts';
import { isBesideInView, liftOf, linkTarget } from './targets.ts';

/*
 * One pattern for notes, terms, people and references. A tap or a key opens what a link tells of, to stay; a pointer
 * that rests on the link, or the focus that stops there, opens it in passing. A note that is in sight beside the
 * text needs no card: it is lit.
 */

/** Milliseconds that a pointer or the focus rests before a card opens, and is away before it goes. */
const [rest, grace] = [300, 350];

let pointer = '';
let timer = 0;
/** The link that a card is about to be opened from. */
let awaited: HTMLAnchorElement | undefined;

function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
}

function soon(action: () => void, milliseconds: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(action, milliseconds);
}

/** Opens in a while what a link tells of, unless the pointer or the focus has gone on by then. */
function openSoon(link: HTMLAnchorElement): void {
  awaited = link;
  soon(() => inPassing(link), rest);
}

function inPassing(link: HTMLAnchorElement): void {
  awaited = undefined;
  const target = linkTarget(link);
  if (!target || isBesideInView(target) || inCard(link) || target.id === 'cite') return;
  openCard(link, liftOf(target), true);
}

/** A link in the card of a term or reference is followed; one in a note may open a card of its own. */
function inCard(link: HTMLAnchorElement): boolean {
  return link.closest('.shown:not(.lift)') !== null;
}

/** Whether something is of a card: its link, what it tells, or what was opened from there. */
function isOf(node: EventTarget | null, { link, panel }: OpenCard): boolean {
  return node instanceof Node && (link.contains(node) || panel.contains(node));
}

function leave(towards: EventTarget | null): void {
  const card = lastCard();
  if (card?.passing && !isOf(towards, card)) {
    soon(() => !isOf(document.activeElement, card) && closeCard(card), grace);
  }
}

/** Whether a link leads to a part of this page, so that a press of any kind opens that. */
function isHere({ pathname }: HTMLAnchorElement): boolean {
  return pathname === location.pathname;
}

function expand(note: HTMLElement, link: HTMLAnchorElement): void {
  for (const other of document.querySelectorAll('.note.open')) other.classList.remove('open');
  note.classList.add('open');
  note.tabIndex = -1;
  note.focus({ preventScroll: true });
  const back = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !note.contains(document.activeElement)) return;
    note.classList.remove('open');
    link.focus({ preventScroll: true });
    note.removeEventListener('keydown', back);
  };
  note.addEventListener('keydown', back);
}

document.addEventListener('pointerdown', (event) => (pointer = event.pointerType), true);
document.addEventListener('keydown', () => (pointer = 'key'), true);

document.addEventListener('click', (event) => {
  const link = linkAt(event.target);
  if (!link) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  clearTimeout(timer);
  const within = lastCard();
  if (link.role === 'doc-backlink' && within?.panel.contains(link)) closeCard(within);
  const target = linkTarget(link);
  if (!target || inCard(link) || (!isHere(link) && pointer !== 'touch')) return;
  event.preventDefault();
  if (isBesideInView(target)) expand(target, link);
  else openCard(link, liftOf(target), false);
});

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return;
  const card = lastCard();
  if (card && isOf(event.target, card)) clearTimeout(timer);
  const link = linkAt(event.target);
  if (link && link !== card?.link && linkTarget(link)) openSoon(link);
});

document.addEventListener('pointerout', (event) => {
  if (event.pointerType !== 'mouse') return;
  const link = linkAt(event.target);
  if (link && link === awaited && linkAt(event.relatedTarget) !== link) clearTimeout(timer);
  leave(event.relatedTarget);
});

document.addEventListener('focusin', ({ target }) => {
  const link = linkAt(target);
  // The focus that comes back from a card must not open it again.
  const isBack = link !== null && link === lastCard()?.link;
  if (pointer === 'key' && link && !isBack && linkTarget(link)) openSoon(link);
  else leave(target);
});
