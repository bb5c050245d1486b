import { withoutDrafts } from '../edition/drafts.ts';
import type { Edition } from '../edition/edition.ts';
import { pathOfTexts, shownGroups } from '../edition/texts.ts';
import { addressOf } from './uses.ts';

/** An address that is led to another: its places by `place`, where they go with it. */
export interface Leading {
  from: string;
  to: string;
  place?: (address: string) => string;
}

/** What becomes of the id of a source: as what it is there still, and what is named where it was. */
interface Becoming {
  id: (id: string) => string | undefined;
  named: (id: string) => string | undefined;
}

/**
 * Returns where the pages of texts side by side lead that an edition has no more when sources get other ids, or go: to the texts that their
 * first text stands with now, else to that text, else to the list of sources.
 */
export function textsLed(edition: Edition, { id: idOf, named }: Becoming): Leading[] {
  const pages = withoutDrafts(edition).sources.map(({ page }) => page);
  const rename = (id: string | undefined) => id && named(id);
  const after = pages.flatMap(({ id, data }) => {
    const own = idOf(id);
    if (own === undefined || !data) return [];
    const { 'witness-of': witness, 'translation-of': translation } = data;
    const names = { 'witness-of': rename(witness), 'translation-of': rename(translation) };
    return [{ id: own, data: { ...data, ...names } }];
  });
  const ids = new Set(after.map(({ id }) => id));
  const groups = new Map(
    shownGroups(after).flatMap(({ id, texts }) => texts.map((text) => [text.id, id] as const)),
  );
  return shownGroups(pages).flatMap((group) => {
    const first = named(group.id) ?? '';
    const now = groups.get(first);
    if (now === group.id) return [];
    const alone = ids.has(first) ? addressOf({ kind: 'source', id: first }) : '/sources/';
    return [{ from: pathOfTexts(group.id), to: now === undefined ? alone : pathOfTexts(now) }];
  });
}
