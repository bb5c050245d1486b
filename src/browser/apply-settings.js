// @ts-check
/*
 * What a reader chose, before anything is drawn: a classic script in the head, so that nothing flashes. The address
 * goes before what is remembered; what is remembered belongs to the path that the edition is served under.
 */
(() => {
  const root = document.documentElement;
  const base = document.currentScript?.dataset['base'] ?? '/';
  root.dataset['base'] = base;
  /** @param {string} name */
  const remembered = (name) => {
    try {
      return localStorage.getItem(`margent ${base} ${name}`);
    } catch {
      return null;
    }
  };
  const choices = {
    theme: ['light', 'dark'],
    size: ['small', 'large', 'larger'],
    layer: ['source', 'terms', 'claims'],
  };
  for (const [name, allowed] of Object.entries(choices)) {
    const given = name === 'layer' ? new URLSearchParams(location.search).get(name) : null;
    const value = given ?? remembered(name);
    if (value !== null && allowed.includes(value)) root.dataset[name] = value;
  }
})();
