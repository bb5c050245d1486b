/** The bundle of css-tree, which loads in a quarter of the time that its modules take. */
declare module 'css-tree/dist/csstree.esm' {
  export * from 'css-tree';
}
