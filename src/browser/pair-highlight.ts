/*
 * A claim lights its note, and the note its claim, under the pointer and with the focus.
 */
let lit = '';

function idAt(target: EventTarget | null): string {
  if (!(target instanceof Element)) return '';
  const at = target.closest<HTMLElement>('.claim, .mark, .note');
  const mark = at?.querySelector('a');
  if (at?.classList.contains('mark')) return mark?.hash.slice('#note-'.length) ?? '';
  return at?.dataset['claim'] ?? at?.id.slice('note-'.length) ?? '';
}

function light(id: string): void {
  if (id === lit) return;
  for (const part of partsOf(lit)) part.classList.remove('lit');
  for (const part of partsOf(id)) part.classList.add('lit');
  lit = id;
}

function partsOf(id: string): Element[] {
  if (id === '') return [];
  const note = document.getElementById(`note-${id}`);
  const claims = [...document.querySelectorAll(`[data-claim="${id}"]`)];
  return note ? [note, ...claims] : claims;
}

document.addEventListener('pointerover', ({ target }) => light(idAt(target)));
document.addEventListener('focusin', ({ target }) => light(idAt(target)));

/* A note that is cut short in the margin is shown whole by a press on it. */
document.querySelector('.notes.short')?.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || target.closest('a') || getSelection()?.type === 'Range')
    return;
  target.closest('.note:not(:has(.shown))')?.classList.toggle('open');
});
