/** The elements around what is set by itself, by how it runs: one overrides how its letters run (HTML, 4.5.24 and 4.5.25). */
export const apartTags = { ltr: 'bdo', rtl: 'bdi' } as const;
