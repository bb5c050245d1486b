import { selectedText } from './text.ts';

/* What is copied of the source is the source: no numbers of notes or paragraphs. */
document.querySelector('[data-seed]')?.addEventListener('copy', (event) => {
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
  if (!range || !(event instanceof ClipboardEvent)) return;
  event.clipboardData?.setData('text/plain', selectedText(range.cloneContents()));
  event.preventDefault();
});
