/*
 * What every page runs for the search: it waits for its keys, and for an address that asks to highlight words. All else
 * is loaded when it is needed.
 */

const dialog = document.querySelector<HTMLDialogElement>('#palette');
const field = document.querySelector<HTMLInputElement>('#search-page [name=q]');
const key = `${dialog?.dataset['base'] ?? ''}:slash`;
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
  started ??= import('./search/palette.ts').then(({ startPalette }) => startPalette(dialog));
}

document.addEventListener('keydown', (event) => {
  if (!isAsked(event)) return;
  event.preventDefault();
  openPalette();
});

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
  void import('./highlight.ts').then(({ highlight }) => highlight());
}
