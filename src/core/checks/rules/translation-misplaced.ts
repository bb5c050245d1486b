import type { Edition, Source, TranslatedPage } from '../../edition/edition.ts';
import { fileOf } from '../../edition/file-of.ts';
import { reportOn } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** What is said around a source in a further language has a note, or the mark of one, that its page has not. */
export const translationMisplaced: Rule = {
  code: 'translation-misplaced',
  whole: true,
  find: (edition) => {
    const sources = new Map(edition.sources.map((source) => [source.page.id, source]));
    return [...edition.translations.values()].flatMap((translation) =>
      [...translation.sources].flatMap(([id, own]) => {
        const source = sources.get(id);
        return source ? findIn(own, source, edition) : [];
      }),
    );
  },
};

function findIn({ page }: TranslatedPage, source: Source, edition: Edition): Finding[] {
  const file = reportOn(fileOf(edition, page.file));
  const known = notesOf(source);
  const seen = new Set<string>();
  for (const { id, at, children } of page.notes) {
    const range = { start: at, end: at + id.length + 3 };
    const told = !known.has(id)
      ? `Unexpected note “${id}”, expected one that ${source.page.file} has`
      : seen.has(id)
        ? `Unexpected second note “${id}”, expected one`
        : children.length === 0
          ? `Unexpected note “${id}” without words, expected what it says`
          : undefined;
    seen.add(id);
    if (told !== undefined)
      file.report('translation-misplaced', range, told, {
        hint: 'call a note as the page does, or take it out: one that is not here is shown in its own language',
      });
  }
  for (const { id, at } of page.references)
    if (!known.has(id))
      file.report(
        'translation-misplaced',
        { start: at, end: at + id.length + 3 },
        `Unexpected mark of a note “${id}”, expected one that ${source.page.file} has`,
        { hint: 'call the note as the page does, or take the mark out' },
      );
  return file.findings;
}

/** The ids of the notes of a page, which may be known without its text. */
function notesOf({ page, places }: Source): Set<string> {
  const anchors = places ?? page.notes.map(({ id }) => `note-${id}`);
  return new Set(
    anchors.filter((one) => one.startsWith('note-')).map((one) => one.slice('note-'.length)),
  );
}
