import { accentFaint } from './rules/accent-faint.ts';
import { addressLost } from './rules/address-lost.ts';
import { alignBroken } from './rules/align-broken.ts';
import { altMissing } from './rules/alt-missing.ts';
import { attributeInvalid } from './rules/attribute-invalid.ts';
import { attributeMissing } from './rules/attribute-missing.ts';
import { attributeRepeated } from './rules/attribute-repeated.ts';
import { characterInvisible } from './rules/character-invisible.ts';
import { characterOvermarked } from './rules/character-overmarked.ts';
import { characterParted } from './rules/character-parted.ts';
import { citationBare } from './rules/citation-bare.ts';
import { citationUnknown } from './rules/citation-unknown.ts';
import { claimAttributesTwice } from './rules/claim-attributes-twice.ts';
import { claimEmpty } from './rules/claim-empty.ts';
import { claimTagAlone } from './rules/claim-tag-alone.ts';
import { claimWithoutEvidence } from './rules/claim-without-evidence.ts';
import { claimWithoutNote } from './rules/claim-without-note.ts';
import { comparisonEmpty } from './rules/comparison-empty.ts';
import { coordinatesDoubtful } from './rules/coordinates-doubtful.ts';
import { dateOtherCalendar } from './rules/date-other-calendar.ts';
import { directionOverridden } from './rules/direction-overridden.ts';
import { elementMisplaced } from './rules/element-misplaced.ts';
import { entryUnused } from './rules/entry-unused.ts';
import { eventUndated } from './rules/event-undated.ts';
import { facsimileChanged } from './rules/facsimile-changed.ts';
import { facsimileUnlisted } from './rules/facsimile-unlisted.ts';
import { facsimileWithoutRights } from './rules/facsimile-without-rights.ts';
import { gapCellUnclear } from './rules/gap-cell-unclear.ts';
import { gapFilled } from './rules/gap-filled.ts';
import { guideUnknown } from './rules/guide-unknown.ts';
import { iconUnfit } from './rules/icon-unfit.ts';
import { idIllFormed } from './rules/id-ill-formed.ts';
import { idRepeated } from './rules/id-repeated.ts';
import { imageBroken } from './rules/image-broken.ts';
import { imageTooLarge } from './rules/image-too-large.ts';
import { imageUndescribed } from './rules/image-undescribed.ts';
import { imageUnused } from './rules/image-unused.ts';
import { kindUnknown } from './rules/kind-unknown.ts';
import { languageContradicted } from './rules/language-contradicted.ts';
import { letterDoubtful } from './rules/letter-doubtful.ts';
import { linkBroken } from './rules/link-broken.ts';
import { linkDangerous } from './rules/link-dangerous.ts';
import { nameReserved } from './rules/name-reserved.ts';
import { noteElsewhere } from './rules/note-elsewhere.ts';
import { noteEmpty } from './rules/note-empty.ts';
import { noteRepeated } from './rules/note-repeated.ts';
import { noteUndefined } from './rules/note-undefined.ts';
import { noteUnused } from './rules/note-unused.ts';
import { originalChanged } from './rules/original-changed.ts';
import { originalMissing } from './rules/original-missing.ts';
import { originalUnused } from './rules/original-unused.ts';
import { ownNoteMissing } from './rules/own-note-missing.ts';
import { ownNoteUnmarked } from './rules/own-note-unmarked.ts';
import { pageMisnumbered } from './rules/page-misnumbered.ts';
import { paragraphsUnequal } from './rules/paragraphs-unequal.ts';
import { quotationLong } from './rules/quotation-long.ts';
import { quotationUncited } from './rules/quotation-uncited.ts';
import { redirectInvalid } from './rules/redirect-invalid.ts';
import { referencesUnused } from './rules/references-unused.ts';
import { rowIncomplete } from './rules/row-incomplete.ts';
import { rowsJoined } from './rules/rows-joined.ts';
import { seedChanged } from './rules/seed-changed.ts';
import { seedMissing } from './rules/seed-missing.ts';
import { seedShared } from './rules/seed-shared.ts';
import { seedUnlisted } from './rules/seed-unlisted.ts';
import { seedWithoutPage } from './rules/seed-without-page.ts';
import { sentenceMisplaced } from './rules/sentence-misplaced.ts';
import { sentenceMissing } from './rules/sentence-missing.ts';
import { sourceUnknown } from './rules/source-unknown.ts';
import { speakerUnknown } from './rules/speaker-unknown.ts';
import { termUnknown } from './rules/term-unknown.ts';
import { textCircular } from './rules/text-circular.ts';
import { textsMany } from './rules/texts-many.ts';
import { translationMisplaced } from './rules/translation-misplaced.ts';
import { urlMissing } from './rules/url-missing.ts';
import { verdictUnknown } from './rules/verdict-unknown.ts';
import { wordsAbsent } from './rules/words-absent.ts';
import { wordsAmbiguous } from './rules/words-ambiguous.ts';
import type { Rule } from './rule.ts';

/** Every rule, by its code. A new one is a file in `rules`, and a line here. */
export const rules: readonly Rule[] = [
  accentFaint,
  addressLost,
  alignBroken,
  altMissing,
  attributeInvalid,
  attributeMissing,
  attributeRepeated,
  characterInvisible,
  characterOvermarked,
  characterParted,
  citationBare,
  citationUnknown,
  claimAttributesTwice,
  claimEmpty,
  claimTagAlone,
  claimWithoutEvidence,
  claimWithoutNote,
  comparisonEmpty,
  coordinatesDoubtful,
  dateOtherCalendar,
  directionOverridden,
  elementMisplaced,
  entryUnused,
  eventUndated,
  facsimileChanged,
  facsimileUnlisted,
  facsimileWithoutRights,
  gapCellUnclear,
  gapFilled,
  guideUnknown,
  iconUnfit,
  idIllFormed,
  idRepeated,
  imageBroken,
  imageTooLarge,
  imageUndescribed,
  imageUnused,
  kindUnknown,
  languageContradicted,
  letterDoubtful,
  linkBroken,
  linkDangerous,
  nameReserved,
  noteElsewhere,
  noteEmpty,
  noteRepeated,
  noteUndefined,
  noteUnused,
  originalChanged,
  originalMissing,
  originalUnused,
  ownNoteMissing,
  ownNoteUnmarked,
  pageMisnumbered,
  paragraphsUnequal,
  quotationLong,
  quotationUncited,
  redirectInvalid,
  referencesUnused,
  rowIncomplete,
  rowsJoined,
  seedChanged,
  seedMissing,
  seedShared,
  seedUnlisted,
  seedWithoutPage,
  sentenceMisplaced,
  sentenceMissing,
  sourceUnknown,
  speakerUnknown,
  termUnknown,
  textCircular,
  textsMany,
  translationMisplaced,
  urlMissing,
  verdictUnknown,
  wordsAbsent,
  wordsAmbiguous,
];
