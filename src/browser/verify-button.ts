/* What compares the text with its seed is loaded when it is asked for. */
import { words } from './words/reading.ts';

const button = document.querySelector<HTMLButtonElement>('#verify');
const answer = document.querySelector<HTMLElement>('#verified');

async function answerOf(): Promise<(string | Node)[]> {
  const loaded = await import('./verify.ts').catch(() => undefined);
  if (!loaded) return [words.notLoaded];
  return await loaded.verify(document.documentElement.dataset['base'] ?? '/');
}

button?.addEventListener('click', () => {
  if (!answer) return;
  answer.textContent = words.comparing;
  void answerOf().then((found) => answer.replaceChildren(...found));
});
