/** A style of one's own whose citations are set so, as the processor is given it. */
export function styleOf(layout: string, more = ''): string {
  return `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><citation><layout>${layout}</layout></citation>${more}</style>`;
}
