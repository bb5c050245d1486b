import { imageAt } from '../edition/image.ts';
import { lightImages } from '../render/image.ts';
import type { NamedLink } from '../render/named-link.ts';
import { type Setting, settingIn } from '../render/script.ts';
import { hasStyles } from './appearance.ts';
import { iconOf, iconPath } from './icon.ts';
import { imprintOf } from './imprint.ts';
import { baseOf } from './languages.ts';
import { lettersOf } from './letters.ts';
import { hasClaims, type ShownEdition } from './shown.ts';

/** What stands around every page. */
export interface Chrome {
  title: string;
  /** How the title is set. */
  setting: Setting;
  language: string;
  /** Absent where the interface runs from left to right. */
  direction?: 'rtl';
  home: string;
  navigation: NamedLink[];
  footer: string[];
  /** The guide that is the imprint. */
  imprint?: NamedLink;
  /** Its logo, as an image is shown. */
  logo?: Record<string, string | number>;
  /** The addresses of its own icon, for tabs and for home screens. */
  icons?: { tab: string; touch: string };
  /** The address of its own style sheet, where it has one. */
  styles?: string;
  /** Absent where the site has no help. */
  help?: string;
  base: string;
  url: string;
}

/** Returns what stands around every page of the site. */
export function chromeOf(rendering: ShownEdition, hasHelp: boolean): Chrome {
  const { edition, href, url, wording } = rendering;
  const { about, guides } = edition;
  const [guide] = guides;
  const imprint = guides.find(({ id }) => id === about.appearance?.imprint);
  const named = new Set([...about.navigation, 'search' as const]);
  const empty = new Set<string>([
    ...(hasClaims(rendering) ? [] : ['claims', 'chains']),
    ...(edition.comparisons.length > 0 ? [] : ['comparisons']),
    ...(lettersOf(rendering).length > 0 ? [] : ['letters']),
  ]);
  const navigation = [...named].flatMap((name): NamedLink[] => {
    if (empty.has(name)) return [];
    const text = wording.words.navigation[name];
    if (name !== 'guides') return [{ text, href: href(`/${name}/`) }];
    return guide ? [{ text, href: href(`/guides/${guide.id}/`) }] : [];
  });
  return {
    title: about.title,
    setting: settingIn(about.title, about.language, edition.saidIn),
    language: about.language,
    ...(rendering.direction === 'rtl' && { direction: rendering.direction }),
    home: href('/'),
    navigation,
    footer: imprintOf(about, wording),
    ...(imprint && {
      imprint: { text: imprint.data.title, href: href(`/guides/${imprint.id}/`) },
    }),
    ...lookOf(rendering),
    ...(hasStyles(edition) && { styles: href('/style.css') }),
    ...(hasHelp && { help: href('/help/') }),
    base: baseOf(rendering),
    url,
  };
}

/** What a look has of images. One that is not to be had is left out, as its fault says. */
function lookOf({ edition, href }: ShownEdition): Pick<Chrome, 'logo' | 'icons'> {
  const { logo: name = '' } = edition.about.appearance ?? {};
  const logo = imageAt(name, '', edition.images);
  const [light] = logo ? lightImages(logo) : [];
  const { path = '', ...size } = light ?? {};
  return {
    ...(light && { logo: { src: href(`/${path}`), ...size, alt: '' } }),
    ...(iconOf(edition) && {
      icons: { tab: href(`/${iconPath(48)}`), touch: href(`/${iconPath(180)}`) },
    }),
  };
}
