/* What compares the text with its seed is loaded when it is asked for. */
const button = document.querySelector<HTMLButtonElement>('#verify');
const answer = document.querySelector<HTMLElement>('#verified');

async function answerOf(): Promise<(string | Node)[]> {
  const loaded = await import('./verify.ts').catch(() => undefined);
  if (!loaded)
    return [
      'What compares the text could not be loaded, so nothing was compared. You may be offline.',
    ];
  return await loaded.verify(document.documentElement.dataset['base'] ?? '/');
}

button?.addEventListener('click', () => {
  if (!answer) return;
  answer.textContent = 'Comparing …';
  void answerOf().then((words) => answer.replaceChildren(...words));
});
