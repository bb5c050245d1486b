import { isDate, isDateOrRange } from '../../page/date.ts';
import type { More, ReportingFile } from '../../page/file.ts';
import type { MarkupElement } from '../../page/model.ts';
import { mendOfDate } from '../../page/propose-date.ts';
import { expectedOf, renditions } from '../../page/rendition.ts';
import { mostLinks } from '../../page/schema.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';
import { eachPage } from '../each-page.ts';

/**
 * The date of a claim is no date, its chain has more links than anybody has, the line of a row is no number, or a mark
 * of how the original looks says what none can.
 */
export const attributeInvalid: Rule = {
  code: 'attribute-invalid',
  find: (edition) => [...ofClaims(edition), ...ofRows(edition)],
};

const ofRows = eachElement(({ attributes: { line } }, file) => {
  if (!line || /^[1-9]\d*$/.test(line.value)) return;
  file.report(
    'attribute-invalid',
    { start: line.at, end: line.at + line.value.length + 'line=""'.length },
    `Unexpected line “${line.value}”, expected a number of a line of the seed, such as 12`,
    { hint: 'write the number of the line in which the words begin, or take it out' },
  );
});

const ofClaims = eachPage(({ page, file, edition }) =>
  page.elements.forEach((element) => {
    judgeRendition(element, file);
    const { date, via } = element.attributes;
    const links = via?.value.match(/[^\s,]+/g)?.length ?? 0;
    if (via && links > mostLinks) {
      file.report(
        'attribute-invalid',
        { start: via.at, end: via.at + via.value.length + 6 },
        `Unexpected chain of ${links} links, expected at most ${mostLinks}`,
        { hint: 'name only those through whom the claim came, the first of them first' },
      );
    }
    judgeAsOf(element, file);
    if (!date || isDateOrRange(date.value, page.data?.calendar)) return;
    file.report(
      'attribute-invalid',
      { start: date.at, end: date.at + date.value.length + 7 },
      `Unexpected date “${date.value}”, expected one such as 2002, 2002-06-01 or 1865~`,
      mendOfAttribute(date.value, edition.about.language),
    );
  }),
);

function judgeAsOf({ attributes }: MarkupElement, file: ReportingFile): void {
  const asOf = attributes['as-of'];
  if (!asOf || isDate(asOf.value)) return;
  file.report(
    'attribute-invalid',
    { start: asOf.at, end: asOf.at + asOf.value.length + 'as-of=""'.length },
    `Unexpected as-of “${asOf.value}”, expected a date such as 2024, 2024-05 or 2024-05-01`,
    { hint: 'write the day as of which the verdict holds, or take it out' },
  );
}

function judgeRendition({ name, attributes }: MarkupElement, file: ReportingFile): void {
  for (const [key, rule] of Object.entries(renditions.get(name) ?? {})) {
    const written = attributes[key];
    const expected = written?.value ? expectedOf(rule, written.value) : undefined;
    if (!written || expected === undefined) continue;
    const known = typeof rule.values === 'string' ? [] : rule.values;
    file.report(
      'attribute-invalid',
      { start: written.at, end: written.at + key.length + written.value.length + 3 },
      `Unexpected ${key} “${written.value}” of <${name}>, expected ${expected}`,
      {
        hint: `${didYouMean(written.value, known)}write ${expected}${rule.required ? '' : ', or take it out'}`,
      },
    );
  }
}

function mendOfAttribute(date: string, language: string): Pick<More, 'hint' | 'paste'> {
  const { hint, paste } = mendOfDate(date, 'range', language);
  return { hint, ...(paste && { paste: `date="${paste}"` }) };
}
