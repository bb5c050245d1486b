/** Returns the links of a chain as it is typed: between commas, or where there is none, ids between blanks or else one name. */
export function splitVia(via: string): string[] {
  const named = /[,،]/.test(via) || !/^[a-z0-9\s-]*$/.test(via);
  const links = named ? via.split(/[,،]/) : via.split(/\s/);
  return links.map((link) => link.trim()).filter((link) => link !== '');
}
