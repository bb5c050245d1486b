/** Returns the sections of a list of submodules (gitmodules(5)) as they are written, what stands before them first. */
export function sectionsOf(list: string): string[] {
  return list.split(/^(?=[ \t]*\[)/m);
}

/** Whether a section of that list is about the tool. */
export function isToolSection(section: string): boolean {
  return /^[ \t]*\[submodule "margent"\]/.test(section) || valueOf(section, 'path') === 'margent';
}

/** Returns the folder of the tool in an edition with this list of submodules; undefined where it is none of them. */
export function toolPathIn(list: string): string | undefined {
  const section = sectionsOf(list).find(isToolSection);
  return section === undefined ? undefined : (valueOf(section, 'path') ?? 'margent');
}

/** Whether a list of submodules has the tool under an address that is only a path. */
export function isLocalIn(list: string): boolean {
  const section = sectionsOf(list).find(isToolSection);
  const url = section === undefined ? undefined : valueOf(section, 'url');
  return url !== undefined && !/^(?:(?!file:)\w+:\/\/|[^@]*@.*:)/.test(url);
}

function valueOf(section: string, name: 'path' | 'url'): string | undefined {
  const lines = section.split('\n').map((line) => line.trim());
  const found = lines.find((line) => line.startsWith(name) && /^\w+\s*=/.test(line));
  return found?.replace(/^\w+\s*=\s*/, '');
}
