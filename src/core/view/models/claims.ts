import type { PublishedSource } from '../../edition/published.ts';
import { claimTransmission } from '../../edition/transmission.ts';
import type { Claim } from '../../page/model.ts';
import { quoteOf } from '../../render/quote.ts';
import { type Direction, directionIn, directionOfText } from '../../text/direction.ts';
import type { ModelContext } from './context.ts';

/** What lists show of a claim, with what is called by its id there. */
export interface ClaimModel extends Pick<
  Claim,
  'id' | 'by' | 'kind' | 'verdict' | 'says' | 'asOf'
> {
  /** Its words, the parts of a discontinuous claim with an ellipsis between. */
  quote: string;
  direction: Direction;
  /** Who makes it, whom it came through, and who publishes it. */
  chain: string[];
}

/** Returns the claims of a source, in their order. */
export function claimModels(source: PublishedSource, { about }: ModelContext): ClaimModel[] {
  const { page, text } = source;
  const around = directionIn(text, page.data.language ?? about.language);
  return page.claims.map((claim): ClaimModel => {
    const { id, by, kind, verdict, says, asOf } = claim;
    const quote = quoteOf(claim, source);
    return {
      ...{ id, by, kind, verdict, quote },
      ...(says !== undefined && { says }),
      ...(asOf !== undefined && { asOf }),
      direction: directionOfText(quote, around) ?? around,
      chain: claimTransmission(page, claim),
    };
  });
}
