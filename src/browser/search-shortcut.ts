/*
 * What every page runs for the search: it waits for its keys, and for an address that asks to highlight words. All else
 * is loaded when it is needed.
 */

import highlightAddress from 'virtual:margent/later/highlight';
import paletteAddress from 'virtual:margent/later/search/palette';
import type * as Highlight from './highlight.ts';
import { later } from './later.ts';
import type * as Palette from './search/palette.ts';

const dialog = document.querySelector<HTMLDialogElement>('#palette');
const field = document.querySelector<HTMLInputElement>('#search-page [name=q]');
const key = `${dialog?.dataset['base'] ?? ''}:slash`;
const load = later<typeof Palette>(paletteAddress);
let started: Promise<void> | undefined;

/** A single key as a shortcut can be in the way of those who speak to their machine: it can be switched off. */
function slashIsOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}

function isTyping(target: EventTarget | null): boolean {
  const typing = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
  return target instanceof Element && target.closest(typing) !== null;
}

function isAsked(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.altKey) return false;
  const control = event.ctrlKey || event.metaKey;
  // By its place on the keyboard as well: with a Cyrillic one the same key writes another letter.
  if (control && !event.shiftKey) return event.key.toLowerCase() === 'k' || event.code === 'KeyK';
  return event.key === '/' && !control && !isTyping(event.target) && slashIsOn();
}

function openPalette(): void {
  if (field || !dialog) return field?.select();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLInputElement>('[role=combobox]')?.select();
  startPalette();
}

/** Makes the palette search. Where that cannot be loaded, it says so, and is tried again when something is typed. */
function startPalette(): void {
  if (!dialog) return;
  started ??= load().then(
    ({ startPalette: start }) => start(dialog),
    () => {
      started = undefined;
      const status = dialog.querySelector<HTMLElement>('[role=status]');
      if (status) status.textContent = status.dataset['failed'] ?? '';
    },
  );
}

document.addEventListener('keydown', (event) => {
  if (!isAsked(event)) return;
  event.preventDefault();
  openPalette();
});

dialog?.addEventListener('input', startPalette);

const toggle = dialog?.querySelector<HTMLInputElement>('#palette-slash');
if (toggle) {
  toggle.checked = slashIsOn();
  toggle.addEventListener('change', () => {
    try {
      localStorage.setItem(key, toggle.checked ? 'on' : 'off');
    } catch {
      // Without storage it holds for this page.
    }
  });
}

if (new URLSearchParams(location.search).has('hl')) {
  void later<typeof Highlight>(highlightAddress)().then(
    ({ highlight }) => highlight(),
    () => {
      // As offline: the page is read without.
    },
  );
}
