import { make } from './form.ts';

/** Shows each fault of the list on top at its place as well: behind the block or in the note that it is about. */
export function showFaults(): void {
  const copies = new Map<Element, Element>();
  for (const fault of document.querySelectorAll<HTMLElement>('[data-desk-faults] [data-target]')) {
    const target = document.getElementById(fault.dataset['target'] ?? '');
    if (!target) continue;
    const copy = make('div', { class: 'desk-fault', role: 'note', 'data-apparatus': '' }, [
      ...[...fault.children].map((child) => child.cloneNode(true)),
    ]);
    if (target.matches('li')) target.append(copy);
    else (copies.get(target) ?? target).after(copy);
    copies.set(target, copy);
  }
}
