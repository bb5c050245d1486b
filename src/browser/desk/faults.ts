import { elementWith, inInterface } from './element-with.ts';

/**
 * Shows each fault of the list on top at its place as well, behind the block or in the note that it is about, and
 * leads from the one to the other.
 */
export function showFaults(): void {
  // All places are found before anything is put between them.
  const faults = document.querySelectorAll<HTMLElement>('[data-desk-faults] [data-target]');
  const placed = [...faults].map((fault) => {
    const { target } = fault.dataset;
    return { fault, place: target === undefined ? null : document.querySelector(target) };
  });
  const last = new Map<Element, Element>();
  placed.forEach(({ fault, place }, index) => {
    if (!place) return;
    place.id ||= `fault-${index}`;
    fault.querySelector('.where')?.setAttribute('href', `#${encodeURIComponent(place.id)}`);
    const severity = fault.querySelector('strong')?.className ?? '';
    const look = {
      ...{ ...inInterface, class: `desk-fault ${severity}`, role: 'note' },
      'data-apparatus': '',
    };
    const copy = elementWith('div', look, [
      ...[...fault.children].map((child) => child.cloneNode(true)),
    ]);
    if (place.matches('li')) place.append(copy);
    else (last.get(place) ?? place).after(copy);
    last.set(place, copy);
  });
}
