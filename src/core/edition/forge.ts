/** Where a page of an edition may be corrected. */
export interface Corrections {
  /** Where to say what is wrong. */
  suggest: string;
  /** Where to change it; absent on a forge whose addresses are not known. */
  edit?: string;
}

/**
 * Returns where the file at `path` of an edition may be corrected; `title` says what an issue about it is called. The
 * branch is `main`, unless `repository` ends in the address of another: `…/tree/<branch>`.
 */
export function correctionsOf(repository: string, path: string, title: string): Corrections {
  const [home = '', branch = 'main'] = repository
    .replace(/(?<!\/)\/+$/, '')
    .split(/\/(?:(?:-\/)?tree|src\/branch)\//);
  const about = encodeURIComponent(`Correction: ${title}`);
  switch (forgeOf(home)) {
    case 'github':
      return {
        suggest: `${home}/issues/new?template=correction.yml&title=${about}`,
        edit: `${home}/edit/${branch}/${path}`,
      };
    case 'gitlab':
      return {
        suggest: `${home}/-/issues/new?issue[title]=${about}`,
        edit: `${home}/-/edit/${branch}/${path}`,
      };
    case 'forgejo':
      return {
        suggest: `${home}/issues/new?title=${about}`,
        edit: `${home}/_edit/${branch}/${path}`,
      };
    case undefined:
      return { suggest: repository };
  }
}

function forgeOf(home: string): 'github' | 'gitlab' | 'forgejo' | undefined {
  const host = new URL(home).hostname;
  if (host === 'github.com') return 'github';
  if (/^gitlab\./.test(host)) return 'gitlab';
  return /^(?:codeberg\.org|(?:forgejo|gitea)\.)/.test(host) ? 'forgejo' : undefined;
}
