import { remember } from './remember.ts';

/*
 * Light, dark or the system's; the size of the text. What was chosen before is set by the script in the head; here
 * it is shown, and changed.
 */
const root = document.documentElement;
const form = document.querySelector('#settings');

for (const input of form?.querySelectorAll('input') ?? []) {
  input.checked = input.value === (root.dataset[input.name] ?? '');
}
form?.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const { name, value } = target;
  if (value === '') root.removeAttribute(`data-${name}`);
  else root.dataset[name] = value;
  remember(name, value);
});
