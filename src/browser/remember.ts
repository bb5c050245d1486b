/** What is remembered belongs to the path that the edition is served under: others may live on the same origin. */
const prefix = `margent ${document.documentElement.dataset['base'] ?? '/'} `;

/** Keeps a choice for the next page, or forgets it where it is ''. A browser may refuse to keep anything. */
export function remember(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    return;
  }
}
