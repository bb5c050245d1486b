const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * Whether Windows has a name for a device, whatever follows after a point, so that no file or folder can be called so there
 * (Win32, Naming Files, Paths, and Namespaces).
 * @example
 * isReserved('aux.en.mdx') // => true
 */
export function isReserved(name: string): boolean {
  return device.test(name);
}
