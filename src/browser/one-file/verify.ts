import { say } from '../../core/words/message.ts';
import { language, words } from '../words/verifying.ts';
import { fold } from '../../core/text/fold.ts';
import { readSources, tellForeign } from '../source-markup.ts';
import { bytesOf, data } from './data.ts';

/** Puts the button that verifies a text behind each source. */
export function offerVerifying(): void {
  for (const source of document.querySelectorAll<HTMLElement>('[data-seed]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.verify;
    const answer = document.createElement('p');
    answer.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      void verify(source).then((found) => (answer.textContent = found));
    });
    source.closest('section')?.append(button, answer);
  }
}

/** Compares the text on the page with the raw source that this file carries, and says what was found. */
async function verify(source: HTMLElement): Promise<string> {
  const shown = readSources().find(({ element }) => element === source);
  if (!shown) return words.gone;
  const { seed, sha256, encoding } = shown;
  const raw = data.seeds[seed];
  if (raw === undefined) return say(words.notCarried, { seed }, language);
  // https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy leaves files to the browser.
  if (!('subtle' in crypto)) return words.noHashes;
  const bytes = bytesOf(raw);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hash !== sha256) return say(words.otherBytes, { seed, hash }, language);
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (shown.text !== fold(text)) return say(words.differs, { seed }, language);
  const same = say(words.same, { seed, n: [...shown.text].length, hash }, language);
  return `${same} ${tellForeign(shown, text)}`.trim();
}
