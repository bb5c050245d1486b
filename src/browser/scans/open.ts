import type * as Reader from './reader.ts';

/*
 * Opens the images of pages beside the text where a reader asks for one. What shows them is loaded then, and not before; where it
 * cannot be had, the link leads where it does without scripts.
 */
document.addEventListener('click', (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element))
    return;
  const link = target.closest<HTMLAnchorElement>('.page > a[href^="#scan-"], a.scan');
  if (!link) return;
  event.preventDefault();
  const id = decodeURIComponent(link.hash.slice(1)) || link.closest('li')?.id;
  const reader = new URL('scan-reader.js', import.meta.url).href;
  (import(reader) as Promise<typeof Reader>).then(
    ({ openScan }) => openScan(id ?? '', link),
    () => location.assign(link.href),
  );
});
