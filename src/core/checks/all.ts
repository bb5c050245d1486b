import { addressLost } from './address-lost.ts';
import { aliasAmbiguous } from './alias-ambiguous.ts';
import { attributeInvalid } from './attribute-invalid.ts';
import { attributeMissing } from './attribute-missing.ts';
import { attributeRepeated } from './attribute-repeated.ts';
import { attributeUnknown } from './attribute-unknown.ts';
import { breakUntrue } from './break-untrue.ts';
import { characterInvisible } from './character-invisible.ts';
import { citationAsLink } from './citation-as-link.ts';
import { citationBare } from './citation-bare.ts';
import { citationMalformed } from './citation-malformed.ts';
import { citationMisplaced } from './citation-misplaced.ts';
import { citationUnknown } from './citation-unknown.ts';
import { claimAcrossBlocks } from './claim-across-blocks.ts';
import { claimAttributesTwice } from './claim-attributes-twice.ts';
import { claimEmpty } from './claim-empty.ts';
import { claimTagAlone } from './claim-tag-alone.ts';
import { claimWithoutEvidence } from './claim-without-evidence.ts';
import { claimWithoutNote } from './claim-without-note.ts';
import { codeInPage } from './code-in-page.ts';
import { dateOtherCalendar } from './date-other-calendar.ts';
import { editionMissing } from './edition-missing.ts';
import { elementMisplaced } from './element-misplaced.ts';
import { elementUnknown } from './element-unknown.ts';
import { encodingDisguised } from './encoding-disguised.ts';
import { entryUnused } from './entry-unused.ts';
import { eventUndated } from './event-undated.ts';
import { fieldInvalid } from './field-invalid.ts';
import { fieldMissing } from './field-missing.ts';
import { fieldUnknown } from './field-unknown.ts';
import { fileRefused } from './file-refused.ts';
import { fileRepeated } from './file-repeated.ts';
import { fileTooLarge } from './file-too-large.ts';
import { fileUndecodable } from './file-undecodable.ts';
import { fileUnread } from './file-unread.ts';
import { frontmatterMissing } from './frontmatter-missing.ts';
import { htmlInPage } from './html-in-page.ts';
import { idIllFormed } from './id-ill-formed.ts';
import { idRepeated } from './id-repeated.ts';
import { imageBroken } from './image-broken.ts';
import { imageInPage } from './image-in-page.ts';
import { imageUndescribed } from './image-undescribed.ts';
import { kindUnknown } from './kind-unknown.ts';
import { languageContradicted } from './language-contradicted.ts';
import { linkBroken } from './link-broken.ts';
import { linkDangerous } from './link-dangerous.ts';
import { markupExcessive } from './markup-excessive.ts';
import { nameReserved } from './name-reserved.ts';
import { noteElsewhere } from './note-elsewhere.ts';
import { noteEmpty } from './note-empty.ts';
import { noteMisplaced } from './note-misplaced.ts';
import { noteNotIndented } from './note-not-indented.ts';
import { noteRepeated } from './note-repeated.ts';
import { noteUndefined } from './note-undefined.ts';
import { noteUnused } from './note-unused.ts';
import { redirectInvalid } from './redirect-invalid.ts';
import { referenceInvalid } from './reference-invalid.ts';
import { referencePartUnread } from './reference-part-unread.ts';
import { referenceRepeated } from './reference-repeated.ts';
import { referencesUnused } from './references-unused.ts';
import { seedChanged } from './seed-changed.ts';
import { seedCharacter } from './seed-character.ts';
import { seedMarkup } from './seed-markup.ts';
import { seedMissing } from './seed-missing.ts';
import { seedName } from './seed-name.ts';
import { seedNotText } from './seed-not-text.ts';
import { seedShared } from './seed-shared.ts';
import { seedTooLarge } from './seed-too-large.ts';
import { seedUndecodable } from './seed-undecodable.ts';
import { seedUnlisted } from './seed-unlisted.ts';
import { seedWithoutPage } from './seed-without-page.ts';
import { silenceUnused } from './silence-unused.ts';
import { sourceMarkup } from './source-markup.ts';
import { sourceMissing } from './source-missing.ts';
import { sourceRepeated } from './source-repeated.ts';
import { sourceTag } from './source-tag.ts';
import { sourceUnknown } from './source-unknown.ts';
import { speakerUnknown } from './speaker-unknown.ts';
import { sumsMalformed } from './sums-malformed.ts';
import { syntaxInvalid } from './syntax-invalid.ts';
import { tagMalformed } from './tag-malformed.ts';
import { tagUnpaired } from './tag-unpaired.ts';
import { termUnknown } from './term-unknown.ts';
import { textDiffers } from './text-differs.ts';
import { urlMissing } from './url-missing.ts';
import { verdictUnknown } from './verdict-unknown.ts';
import { yamlInvalid } from './yaml-invalid.ts';
import type { Check } from './check.ts';

/** Every check of an edition. A new one is a file, its page beside it, and a line here. */
export const checks: readonly Check[] = [
  addressLost,
  aliasAmbiguous,
  attributeInvalid,
  attributeMissing,
  attributeRepeated,
  attributeUnknown,
  breakUntrue,
  characterInvisible,
  citationAsLink,
  citationBare,
  citationMalformed,
  citationMisplaced,
  citationUnknown,
  claimAcrossBlocks,
  claimAttributesTwice,
  claimEmpty,
  claimTagAlone,
  claimWithoutEvidence,
  claimWithoutNote,
  codeInPage,
  dateOtherCalendar,
  editionMissing,
  elementMisplaced,
  elementUnknown,
  encodingDisguised,
  entryUnused,
  eventUndated,
  fieldInvalid,
  fieldMissing,
  fieldUnknown,
  fileRefused,
  fileRepeated,
  fileTooLarge,
  fileUndecodable,
  fileUnread,
  frontmatterMissing,
  htmlInPage,
  idIllFormed,
  idRepeated,
  imageBroken,
  imageInPage,
  imageUndescribed,
  kindUnknown,
  languageContradicted,
  linkBroken,
  linkDangerous,
  markupExcessive,
  nameReserved,
  noteElsewhere,
  noteEmpty,
  noteMisplaced,
  noteNotIndented,
  noteRepeated,
  noteUndefined,
  noteUnused,
  redirectInvalid,
  referenceInvalid,
  referencePartUnread,
  referenceRepeated,
  referencesUnused,
  seedChanged,
  seedCharacter,
  seedMarkup,
  seedMissing,
  seedName,
  seedNotText,
  seedShared,
  seedTooLarge,
  seedUndecodable,
  seedUnlisted,
  seedWithoutPage,
  silenceUnused,
  sourceMarkup,
  sourceMissing,
  sourceRepeated,
  sourceTag,
  sourceUnknown,
  speakerUnknown,
  sumsMalformed,
  syntaxInvalid,
  tagMalformed,
  tagUnpaired,
  termUnknown,
  textDiffers,
  urlMissing,
  verdictUnknown,
  yamlInvalid,
];
