declare module 'virtual:margent/later/*' {
  /** The address of a script of src/browser, by its path there without an ending, that is loaded when it is needed. */
  const address: string;
  export default address;
}
