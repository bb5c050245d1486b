/* What compares the text with its seed is loaded when it is asked for. */
import address from 'virtual:margent/later/verify';
import { later } from './later.ts';
import type * as Verify from './verify.ts';
import { words } from './words/reading.ts';

const button = document.querySelector<HTMLButtonElement>('#verify');
const answer = document.querySelector<HTMLElement>('#verified');
const load = later<typeof Verify>(address);

async function answerOf(): Promise<(string | Node)[]> {
  const loaded = await load().catch(() => undefined);
  if (!loaded) return [words.notLoaded];
  return await loaded.verify(document.documentElement.dataset['base'] ?? '/');
}

button?.addEventListener('click', () => {
  if (!answer) return;
  answer.textContent = words.comparing;
  void answerOf().then((found) => answer.replaceChildren(...found));
});
