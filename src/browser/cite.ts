import { decoded } from '../core/text/address.ts';
import { say } from '../core/words/message.ts';
import { language, words } from './words/reading.ts';
import { type CitedPlace, citePlace } from './cited-place.ts';

/*
 * The citations of the source become those of the paragraph or claim that the address names: with its locator and its
 * own address. Each can be copied.
 */
const cited = document.querySelector('#cited');
const whole = cited?.textContent ?? '';
const places = [...document.querySelectorAll<HTMLElement>('[data-style]')].map((element) => ({
  element,
  style: element.dataset['style'] ?? '',
  text: element.textContent,
  names: [...element.querySelectorAll('bdi')].map((name) => ({ name, own: name.textContent })),
}));

/** The permanent address of the page: the published one where the edition has one. */
const permanent =
  document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ??
  location.origin + location.pathname;

/** Returns where in the source the address leads: a paragraph by its number, a claim by that of its paragraph. */
function place(): CitedPlace | undefined {
  // Not by `:target`, which is set when all of the document was read: after this.
  const target = document.getElementById(decoded(location.hash.slice(1)));
  const block = target?.closest('[data-seed]') && target.closest('[id^="l"]');
  const number = block?.querySelector('.para')?.textContent;
  return number ? { locator: `¶ ${number}`, hash: location.hash } : undefined;
}

/** Puts a locator and the address of the place into a citation, the first that is offered where none is named. */
export function citation(style = places[0]?.style ?? '', from = place()): string {
  const text = places.find((one) => one.style === style)?.text ?? '';
  return citePlace({ style, text }, permanent, from);
}

/** A name within a citation, and its own words. */
interface Name {
  name: Element;
  own: string;
}

/** A citation in parts: names that run the other way stay apart from the words around them, an address with its fragment. */
function parts(text: string, names: readonly Name[], hash = ''): (string | Element)[] {
  const found: (string | Element)[] = [];
  let rest = text;
  for (const { name, own } of names) {
    const at = rest.indexOf(own);
    if (at < 0) continue;
    const end = at + own.length;
    name.textContent = rest.startsWith(hash, end) ? own + hash : own;
    found.push(rest.slice(0, at), name);
    rest = rest.slice(at + name.textContent.length);
  }
  return [...found, rest];
}

function show(): void {
  const from = place();
  for (const { element, style, names } of places)
    element.replaceChildren(...parts(citation(style, from), names, from?.hash));
  if (!cited) return;
  // An address is in no language.
  const name = Object.assign(document.createElement('bdi'), { lang: 'zxx' });
  const { locator = '', hash: anchor = '' } = from ?? {};
  const said = say(words.citedAt, { number: locator.slice(2), anchor }, language);
  cited.replaceChildren(...(from ? parts(said, [{ name, own: anchor }]) : [whole]));
}

/** Copies a text, and says on the button for a while whether it was: browsers may say no, and do on a page by plain http. */
export async function copyFrom(button: HTMLButtonElement, text: string | undefined): Promise<void> {
  const label = (button.dataset['label'] ??= button.textContent);
  const isCopied = text !== undefined && (await write(text));
  button.textContent = isCopied ? words.copied : words.notCopied;
  setTimeout(() => (button.textContent = label), 2000);
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

for (const { element, style } of places) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.copy;
  button.ariaLabel = say(words.copyCitation, { style }, language);
  button.addEventListener('click', () => void copyFrom(button, element.textContent));
  element.previousElementSibling?.append(' ', button);
}
addEventListener('hashchange', show);
show();
