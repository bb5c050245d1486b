/** Returns the source text in a part of the page, as the public contract has it: without what is apparatus. */
function textOf(part: Element | DocumentFragment): string {
  const copy = part.cloneNode(true) as Element | DocumentFragment;
  for (const apparatus of copy.querySelectorAll('[data-apparatus]')) apparatus.remove();
  return copy.textContent;
}

/** Returns the source text in a selection, with a blank line between blocks. */
export function selectedText(fragment: DocumentFragment): string {
  for (const block of fragment.querySelectorAll(':is(p, h2, h3, h4, h5, h6):not(:last-child)')) {
    block.append('\n');
  }
  // What holds blocks begins with a line feed that is of its own markup.
  for (const holder of fragment.querySelectorAll('blockquote, .tables')) {
    if (holder.firstChild?.nodeValue === '\n') holder.firstChild.remove();
  }
  return textOf(fragment).replace(/^\n+|(?<!\n)\n+$/g, '');
}
