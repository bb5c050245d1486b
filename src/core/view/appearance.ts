import { imageAt } from '../edition/image.ts';
import type { PublishedShared } from '../edition/published.ts';
import type { EditionData } from '../edition/schema/edition.ts';
import type { Rendering } from '../render/context.ts';
import { imageProperties } from '../render/image.ts';

/** Returns the rules that give an edition a look of its own; '' where it has none. They stand above ours wherever they are read. */
export function appearanceRules({ appearance }: EditionData): string {
  const { accent, font, logo } = appearance ?? {};
  const tokens = [
    ...(accent ? [`--link:light-dark(${accent.light},${accent.dark})`] : []),
    ...(font === 'sans' ? ['--serif:var(--book),var(--sans)'] : []),
  ];
  const rules = [
    ...(tokens.length === 0 ? [] : [`:root:root{${tokens.join(';')}}\n`]),
    ...(logo === undefined
      ? []
      : [
          '.logo{width:auto;height:2rem;align-self:center;margin-inline-end:calc(.6em - var(--step))}\n',
        ]),
  ];
  return rules.join('');
}

/** Whether an edition has a style sheet of its own. */
export function hasStyles({ about, sheet }: PublishedShared): boolean {
  return appearanceRules(about) !== '' || sheet !== undefined;
}

/** Returns the style sheet of an edition: the look that it gives itself, and then its own rules, with its images where they are to be had. */
export function styleSheet({ edition, href }: Pick<Rendering, 'edition' | 'href'>): string {
  const { about, sheet, images } = edition;
  let rules = appearanceRules(about);
  if (!sheet) return rules;
  let done = 0;
  for (const { url, at, end } of sheet.images) {
    const image = imageAt(url, sheet.file, images);
    const { src = 'data:,' } = image ? imageProperties(image, href) : {};
    rules += `${sheet.text.slice(done, at)}url(${src})`;
    done = end;
  }
  return rules + sheet.text.slice(done);
}
