import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';

/** What stands around every page. */
export interface Chrome {
  title: string;
  language: string;
  home: string;
  navigation: Linked[];
  footer: string[];
  help: string;
  base: string;
  url: string;
}

const titles: Record<string, string> = {
  sources: 'Sources',
  claims: 'Claims',
  chains: 'Reporting chains',
  glossary: 'Glossary',
  timeline: 'Timeline',
  references: 'References',
  guides: 'Guides',
  search: 'Search',
};

/** Returns what stands around every page of the site. */
export function chromeOf(): Chrome {
  const { edition, href, url } = site();
  const { about, guides } = edition;
  const [guide] = guides;
  const sections = [...about.navigation, 'search'].filter(
    (name, i, all) => all.indexOf(name) === i,
  );
  const navigation = sections.flatMap((name): Linked[] => {
    const text = titles[name] ?? name;
    if (name !== 'guides') return [{ text, href: href(`/${name}/`) }];
    return guide ? [{ text, href: href(`/guides/${guide.id}/`) }] : [];
  });
  return {
    title: about.title,
    language: about.language,
    home: href('/'),
    navigation,
    footer: [
      about.editors.length > 0 ? `Edited by ${about.editors.join(', ')}` : '',
      about.version ? `Version ${about.version}` : '',
      about.date ?? '',
      about.licence ?? '',
    ].filter((part) => part !== ''),
    help: href('/help/'),
    base: href('/'),
    url,
  };
}
