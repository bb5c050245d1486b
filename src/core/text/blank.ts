/** Whether a UTF-16 unit is ASCII white space: tab, line feed, form feed, carriage return, space. */
export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 12 || unit === 13;
}
