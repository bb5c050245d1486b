import { addressesOf } from '../../edition/addresses.ts';
import { isOwnId } from '../../edition/anchors.ts';
import { withoutDrafts } from '../../edition/drafts.ts';
import type { Finding } from '../../problem.ts';
import { decoded, partsOfAddress } from '../../text/address.ts';
import type { Rule } from '../rule.ts';
import { perhapsThere } from '../../edition/unread.ts';

/** An address is led to one that there is not, or is itself still there. */
export const redirectInvalid: Rule = {
  code: 'redirect-invalid',
  whole: true,
  find: (edition) => {
    const mayBe = perhapsThere(edition);
    const isThere = addressesOf(withoutDrafts(edition));
    const { data, fields } = edition.promises;
    return Object.entries(data.redirects).flatMap(([from, to]) => {
      const at = (field: string) => ({
        file: 'content/addresses.yaml',
        ...fields[`redirects.${from}${field}`],
      });
      const findings: Finding[] = [];
      const isOwn = isOwnId(decoded(partsOf(from)[1]));
      if (!isOwn && isThere(...partsOf(from)))
        findings.push({
          code: 'redirect-invalid',
          message: `Unexpected redirect of “${from}”, which is there, expected an address that is gone`,
          place: at(':key'),
          hint: 'take the line out, or what stands at the address',
        });
      if (isOwn)
        findings.push({
          code: 'redirect-invalid',
          message: `Unexpected redirect of “${from}”, which pages have for a part of their own, expected a place that was published`,
          place: at(':key'),
          hint: 'take the line out: such a place was never among those that an edition names',
        });
      const isKnown = [partsOf(to), decodedPartsOf(to)].some(
        (parts) => isThere(...parts) || mayBe(...parts),
      );
      if (!isKnown)
        findings.push({
          code: 'redirect-invalid',
          message: `Unexpected redirect to “${to}”, expected an address of this site`,
          place: at(''),
          hint:
            data.redirects[to] === undefined
              ? 'check it against the site: /sources/<id>/#claim-<id>, /glossary/<id>/, /references/#ref-<key>'
              : `lead it to “${data.redirects[to]}” at once`,
        });
      return findings;
    });
  },
};

function partsOf(address: string): [path: string, fragment: string] {
  const [path, fragment = ''] = partsOfAddress(address);
  return [path, fragment];
}

/** The parts of an address as a browser shows it. */
function decodedPartsOf(address: string): [path: string, fragment: string] {
  const [path, fragment] = partsOf(address);
  return [path, decoded(fragment)];
}
