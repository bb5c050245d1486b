import { type Taken, takeAttributes, takeWords } from './taken.ts';
import { childrenOf, mapOf, type TeiElement, wordsOf } from './tree.ts';

/** What else lists tell of persons, organizations and places, and an entry has no field for (TEI P5, 14.3), in our words. */
const labels = mapOf({
  ...{ sex: 'Sex', gender: 'Gender', nationality: 'Nationality', faith: 'Faith', age: 'Age' },
  ...{ education: 'Education', residence: 'Residence', langKnowledge: 'Languages' },
  ...{ socecStatus: 'Status', trait: 'Trait', bloc: 'Bloc', country: 'Country', region: 'Region' },
  ...{ district: 'District', settlement: 'Settlement', population: 'Population' },
  ...{ climate: 'Climate', terrain: 'Terrain' },
});

/** Returns what is told of an entry beside its name, dates and roles, as a sentence each: “Residence: Rye (1880–1885).” */
export function factsOf(element: TeiElement, taken: Taken): string[] {
  const all = childrenOf(element).flatMap((one) =>
    one.name === 'location' ? childrenOf(one) : [one],
  );
  return all.flatMap((one) => {
    const label = labels.get(one.name);
    const { value } = one.attributes;
    const words = wordsOf(one) || value;
    if (label === undefined || words === undefined) return [];
    if (words === value) takeAttributes(taken, one, 'value');
    return `${label}: ${takeWords(taken, one) || words}${timeOf(one, taken)}.`.replace(
      /\.\.$/,
      '.',
    );
  });
}

/** When something was so, as the file writes it. */
function timeOf(element: TeiElement, taken: Taken): string {
  const { when, from, to } = element.attributes;
  const keys = when === undefined ? ['from', 'to'] : ['when'];
  const said = when ?? (from === undefined && to === undefined ? '' : `${from ?? ''}–${to ?? ''}`);
  if (said === '') return '';
  takeAttributes(taken, element, ...keys);
  return ` (${said})`;
}
