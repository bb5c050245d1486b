import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * Makes the package that is published, in the folder that is named, else in `package/`:
 *
 *   node .ci/package.ts [<folder>]
 *
 * It has the paths of the repository, so that the code finds what it reads in both. Node runs no TypeScript under
 * node_modules: modules are compiled, each with its declarations and a map with its source, and what imports them names
 * what they have become. The rest is copied.
 */

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** What lies beside `src` and is read by the tool, or by who looks at the package. */
const beside = [
  'public',
  '.vscode',
  '.github/ISSUE_TEMPLATE/correction.yml',
  '.github/pull_request_template.md',
  '.github/proposal.sh',
  'README.md',
  'LICENSE',
];

/** What package.json of the repository says that is true of the package, too. */
interface Manifest {
  name: string;
  version: string;
  description: string;
  license: string;
  type: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

function stage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of beside) copy(path, folder);
  const paths = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const [modules, others] = [paths.filter(isModule), paths.filter((path) => !isModule(path))];
  compile(modules, folder);
  for (const path of others) {
    if (path.endsWith('.astro')) write(join(folder, path), compiledNames(read(path)));
    else copy(path, folder);
  }
  const manifest = JSON.stringify(manifestFor(folder), null, 2);
  write(join(folder, 'package.json'), `${manifest}\n`);
}

function isModule(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function copy(path: string, folder: string): void {
  cpSync(join(root, path), join(folder, path), { recursive: true });
}

/**
 * Compiles modules, with the types that the repository is checked with. What the code says of itself is in the declarations and in
 * the maps: a third time, in what runs, it would be a tenth of the package.
 */
function compile(modules: readonly string[], folder: string): void {
  const { options } = ts.parseJsonConfigFileContent(
    { extends: './tsconfig.json', files: [] },
    ts.sys,
    root,
  );
  const both = {
    ...options,
    noEmit: false,
    rootDir: root,
    outDir: folder,
    rewriteRelativeImportExtensions: true,
    // Copied as it is: it is for a Node that is too old as well.
    allowJs: false,
    noCheck: true,
  };
  const paths = [...modules, ...ambient()].map(inRoot);
  const code = { ...both, sourceMap: true, inlineSources: true, removeComments: true };
  // What browsers run is bundled, and tells the bundler in a comment what to leave alone.
  const isSaid = (path: string) => path.endsWith('.d.ts') || path.startsWith('src/browser/');
  emit(ts.createProgram(paths, code), folder, (path) => !isSaid(path));
  emit(ts.createProgram(paths, { ...both, declaration: true }), folder, isSaid);
}

/** Writes those of the compiled files whose paths are asked for. */
function emit(program: ts.Program, folder: string, isAsked: (path: string) => boolean): void {
  const { diagnostics } = program.emit(undefined, (file, text) => {
    const path = relative(folder, file).replaceAll('\\', '/');
    const compiled = isAsked(path) ? finished(path, text) : undefined;
    if (compiled !== undefined) write(file, compiled);
  });
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCurrentDirectory: () => root,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    );
}

/** The declarations that have no module. */
function ambient(): string[] {
  return ts.sys
    .readDirectory(join(root, 'src'), ['.d.ts'])
    .map((file) => relative(root, file).replaceAll('\\', '/'));
}

function inRoot(path: string): string {
  return join(root, path);
}

/**
 * What has no map: the words of the interface in a language, which are data, and large, so that it would say the same again; and what
 * browsers run, which is bundled before it is.
 */
const isMapless = /^src\/(?:core\/words\/[a-z]{2}|browser\/.+)\.js(?:\.map)?$/;
const sourceMapping = /\/\/# sourceMappingURL=.*\s*$/;

/**
 * Returns what was compiled as it is published, without a way to the folder where that was done. Undefined for what lies
 * beside a page: Astro takes all files there for pages.
 */
function finished(path: string, text: string): string | undefined {
  if (path.startsWith('src/pages/'))
    return path.endsWith('.js') ? text.replace(sourceMapping, '') : undefined;
  if (isMapless.test(path))
    return path.endsWith('.map') ? undefined : text.replace(sourceMapping, '');
  if (path.endsWith('.d.ts')) return compiledNames(text);
  if (!path.endsWith('.map')) return text;
  const map = JSON.parse(text) as { sources: string[] };
  return JSON.stringify({ ...map, sources: map.sources.map((source) => basename(source)) });
}

/** Returns code that names the modules that it imports by what they are compiled to. */
function compiledNames(code: string): string {
  return code.replace(
    /(\b(?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]+)\.ts\2/g,
    (_, before: string, quote: string, name: string) => `${before}${quote}${name}.js${quote}`,
  );
}

/** Returns package.json of the package: what it needs where it runs, and what its declarations name. */
function manifestFor(folder: string): object {
  const own = JSON.parse(read('package.json')) as Manifest;
  const { name, version, description, license, type, engines } = own;
  return {
    ...{ name, version, description, license, type, engines },
    ...repository(),
    bin: { [name]: 'src/cli/margent.js' },
    files: readdirSync(folder).filter((path) => path !== 'package.json'),
    dependencies: sorted({ ...own.dependencies, ...typesFor(folder, own) }),
  };
}

/** Where the package is published from, which its provenance is compared with: the forge that does it says it. */
function repository(): { repository?: object } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: path } = process.env;
  if (server === undefined || path === undefined) return {};
  return { repository: { type: 'git', url: `git+${server}/${path}.git` } };
}

/** The packages of types that declarations name where what they name has none of its own. */
function typesFor(folder: string, { devDependencies }: Manifest): Record<string, string> {
  const named = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.d.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .flatMap((text) =>
        [...text.matchAll(/\bfrom '([\w-]+)'/g)].map(([, name = '']) => `@types/${name}`),
      ),
  );
  return Object.fromEntries(Object.entries(devDependencies).filter(([name]) => named.has(name)));
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

stage(resolve(process.argv[2] ?? join(root, 'package')));
