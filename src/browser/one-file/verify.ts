import { fold } from '../../core/text/fold.ts';
import { readSources, tellForeign } from '../source-markup.ts';
import { bytesOf, data } from './data.ts';

/** Puts the button that verifies a text behind each source. */
export function offerVerifying(): void {
  for (const source of document.querySelectorAll<HTMLElement>('[data-seed]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Verify';
    const answer = document.createElement('p');
    answer.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      void verify(source).then((words) => (answer.textContent = words));
    });
    source.closest('section')?.append(button, answer);
  }
}

/** Compares the text on the page with the raw source that this file carries, and says what was found. */
async function verify(source: HTMLElement): Promise<string> {
  const shown = readSources().find(({ element }) => element === source);
  if (!shown) return 'This text is not on the page any more.';
  const { seed, sha256, encoding } = shown;
  const raw = data.seeds[seed];
  if (raw === undefined) return `This file does not carry ${seed}.`;
  // https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy leaves files to the browser.
  if (!('subtle' in crypto)) return 'This browser computes no hashes for a page that is a file.';
  const bytes = bytesOf(raw);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== sha256) return `The bytes of ${seed} in this file have another hash, ${hash}.`;
  const expected = fold(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  if (shown.text !== expected) return `The text above differs from ${seed}.`;
  return `The text above is that of ${seed}, ${[...shown.text].length} characters, white space folded; its SHA-256 is ${hash}, as this file says. Whether that is the file that was published, its hash can tell you elsewhere; and that a page says what its source says does not make the source true.${tellForeign(shown)}`;
}
