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

const signs = { supplied: ['[', ']'], del: ['⟦', '⟧'] } as const;

/** Returns the source text of a range as it is quoted, with the signs of `shownWords` for what is missing, supplied and deleted. */
export function quotedText(range: Range): string {
  const fragment = range.cloneContents();
  const { commonAncestorContainer: node } = range;
  const around = (node instanceof Element ? node : node.parentElement)?.closest('.supplied, .del');
  if (around) {
    const whole = around.cloneNode() as Element;
    whole.append(fragment);
    fragment.append(whole);
  }
  for (const gap of fragment.querySelectorAll('.missing')) gap.replaceWith('\u0001');
  for (const [name, [open, close]] of Object.entries(signs)) {
    for (const part of fragment.querySelectorAll(`.${name}`)) {
      part.prepend(open);
      part.append(close);
    }
  }
  return selectedText(fragment).replace(/(\s?)\u0001(\s?)/g, (_, before: string, behind: string) =>
    before || behind ? `${before || ' '}[…]${behind || ' '}` : '[…]',
  );
}
