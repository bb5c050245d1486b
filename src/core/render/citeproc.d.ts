/** What is used of the processor of the Citation Style Language, which comes without types. */
declare module 'citeproc' {
  interface System {
    retrieveLocale: (language: string) => string;
    retrieveItem: (id: string) => object | undefined;
    /** Returns what stands behind an entry, by the `system_id` of its work. */
    embedBibliographyEntry?: (id: string) => string;
  }

  interface Engine {
    updateItems(ids: readonly string[]): void;
    setOutputFormat(format: 'html'): void;
    /** Returns false in a style that has no list of works. */
    makeBibliography(): [object, string[]] | false;
    makeCitationCluster(items: readonly { id: string; position?: number }[]): string;
    getTerm(term: string, form: string): string;
  }

  const CSL: {
    Engine: new (system: System, style: string, language: string, forced: boolean) => Engine;
  };
  export default CSL;
}
