/** Where the context of the terms stands in a site. */
export const contextPath = 'margent.jsonld';

/** What the context of the Web Annotation Data Model is called. */
const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/** Returns the contexts of annotations: that of the standard, and that of what stands beside it. */
export function annotationContexts(site: string): string[] {
  return [annotationContext, `${site}/${contextPath}`];
}

/**
 * Returns the terms that stand beside the standard in annotations as a context of JSON-LD 1.1 (§9.15), each with its name, which leads to
 * what the help says of it. `site` is the address of the edition; '' where it has none, or no help: there the names are of no place.
 */
export function contextJson(site: string): string {
  const names = site === '' ? 'urn:x-margent:' : `${site}/help/data/#s-`;
  const term = (name: string, more?: Readonly<Record<string, unknown>>) => ({
    [`margent:${name}`]: { '@id': `margent:${name}`, ...more },
  });
  const context = {
    '@version': 1.1,
    margent: { '@id': names, '@prefix': true },
    ...term('chain', { '@container': '@list' }),
    ...term('kind'),
    ...term('verdict'),
    ...term('date'),
    ...term('as-of'),
    ...term('cites', {
      '@context': { key: 'margent:key', relation: 'margent:relation', locator: 'margent:locator' },
    }),
    ...term('attributes', { '@type': '@json' }),
    ...term('encoding'),
    ...term('sha256'),
  };
  return `${JSON.stringify({ '@context': context }, undefined, 2)}\n`;
}
