import type { Linked } from '../../core/render/linked.ts';
import { type Setting, settingOf } from '../../core/render/script.ts';
import { site } from '../site.ts';
import { dateOf } from './dates.ts';
import { hasClaims } from './sources.ts';

/** What stands around every page. */
export interface Chrome {
  title: string;
  /** How the title is set. */
  setting: Setting;
  language: string;
  home: string;
  navigation: Linked[];
  footer: string[];
  /** Absent where the site has no help. */
  help?: string;
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
  const { edition, href, url, help } = site();
  const { about, guides } = edition;
  const [guide] = guides;
  const sections = [...about.navigation, 'search'].filter(
    (name, i, all) => all.indexOf(name) === i,
  );
  const empty = new Set(hasClaims() ? [] : ['claims', 'chains']);
  const navigation = sections.flatMap((name): Linked[] => {
    if (empty.has(name)) return [];
    const text = titles[name] ?? name;
    if (name !== 'guides') return [{ text, href: href(`/${name}/`) }];
    return guide ? [{ text, href: href(`/guides/${guide.id}/`) }] : [];
  });
  return {
    title: about.title,
    setting: settingOf(about.title, about.language),
    language: about.language,
    home: href('/'),
    navigation,
    footer: [
      about.editors.length > 0 ? `Edited by ${about.editors.join(', ')}` : '',
      about.version ? `Version ${about.version}` : '',
      about.date ? dateOf(about.date) : '',
      about.licence ?? '',
    ].filter((part) => part !== ''),
    ...(help && { help: href('/help/') }),
    base: href('/'),
    url,
  };
}
