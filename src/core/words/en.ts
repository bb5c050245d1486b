/**
 * The words of the interface in English, by where they stand. Each other language has the same (`Words`); what is put into a
 * text, and what stands around some of it, has the same names in all.
 */
export const en = {
  page: {
    skip: 'Skip to the text',
    edition: 'Edition',
    changes: 'Changes',
    hashes: 'Hashes of the sources',
    help: 'Help for contributors',
    offline: 'Offline and files',
  },
  navigation: {
    sources: 'Sources',
    letters: 'Letters',
    claims: 'Claims',
    chains: 'Reporting chains',
    glossary: 'Glossary',
    timeline: 'Timeline',
    references: 'References',
    comparisons: 'Comparisons',
    guides: 'Guides',
    search: 'Search',
  },
  settings: {
    title: 'How the page is set',
    theme: 'Colours',
    light: 'Light',
    auto: 'Auto',
    dark: 'Dark',
    size: 'Text',
    small: 'Small',
    medium: 'Medium',
    large: 'Large',
    larger: 'Larger',
  },
  notFound: {
    title: 'Not found',
    text: 'There is no page at this address. The <sources>sources</sources> and the <search>search</search> may help.',
  },
  pages: {
    label: 'Pages of {list}',
    list: 'the list',
    here: 'Page {n} of {last}',
    page: 'Page {name}',
  },
  moved: {
    title: 'Moved',
    text: 'What stood at <place>#{id}</place> is now at <link>{name}</link>',
  },
} as const;
