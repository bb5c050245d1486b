declare module 'world-atlas/countries-50m.json' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  /** Natural Earth at 1:50 million: land, and the countries that it is made of. */
  const countries: Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
  export default countries;
}
