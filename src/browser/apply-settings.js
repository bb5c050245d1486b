// @ts-check
/*
 * What a reader chose, before anything is drawn: a classic script in the head, so that nothing flashes. The address
 * goes before what is remembered, also where it leads to a note or a claim that would be hidden; what is remembered belongs to the path
 * that the edition is served under.
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
    const isLayer = name === 'layer';
    const given = isLayer ? new URLSearchParams(location.search).get(name) : null;
    const isNamed = isLayer && /^#(?:note|claim)-/.test(location.hash);
    const value = given ?? (isNamed ? null : remembered(name));
    if (value !== null && allowed.includes(value)) root.dataset[name] = value;
  }
})();
