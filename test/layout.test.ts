import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from './root.ts';

/** What lies under the folders of the core. */
const problem = ['src/core/text', 'src/core/problem.ts', 'src/core/faults.ts'];
const edition = ['src/core/edition', 'src/core/page', ...problem];
const render = ['src/core/render', 'src/core/words', ...edition];

/*
 * The picture in the README: what may import what. A folder's name stands for everything in it, unless a longer
 * name before it says otherwise.
 */
const layers: Record<string, string[]> = {
  'src/core/text': [],
  'src/core/faults.ts': [],
  'src/core/problem.ts': ['src/core/text', 'src/core/faults.ts'],
  'src/core/page': problem,
  'src/core/edition': ['src/core/page', ...problem],
  'src/core/checks': edition,
  'src/core/edit': edition,
  'src/core/annotation': ['src/core/edit', ...edition],
  'src/core/tei': ['src/core/edit', ...edition],
  'src/core/report': edition,
  'src/core/words': [],
  'src/core/render': ['src/core/words', ...edition],
  'src/core/view': render,
  'src/core/export': ['src/core/view', ...render],
  'src/io': ['src/core'],
  // What begins Astro. Every other command is done before that could be loaded.
  'src/cli/build.ts': ['src/cli', 'src/site/astro.ts', 'src/site/known', 'src/io', 'src/core'],
  'src/cli/shards.ts': [
    'src/cli',
    'src/site/integration.ts',
    'src/site/known',
    'src/site/shards',
    'src/io',
    'src/core',
  ],
  'src/cli/dev.ts': ['src/cli', 'src/site/astro.ts', 'src/io', 'src/core'],
  'src/cli': ['src/io', 'src/core'],
  'src/site': ['src/io', 'src/core'],
  'src/browser': ['src/core'],
  'src/styles': [],
  'src/components': ['src/browser', 'src/site', 'src/io', 'src/core'],
  'src/layouts': ['src/components', 'src/browser', 'src/styles', 'src/site', 'src/io', 'src/core'],
  'src/pages': [
    'src/layouts',
    'src/components',
    'src/browser',
    'src/styles',
    'src/site',
    'src/io',
    'src/core',
  ],
};

/** A file, and the names that it imports, as it writes them. */
interface Importing {
  path: string;
  imports: string[];
}

/** The same, with those that are loaded when it runs: all but types. */
interface Loading extends Importing {
  loads: string[];
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function layerOf(path: string): string | undefined {
  return Object.keys(layers).find((folder) => isIn(path, folder));
}

/** The files of `src` that a file imports. */
function targetsOf({ path, imports }: Importing): string[] {
  return imports
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name.replace(/\?.*$/, '')));
}

/** What of `files` goes against the picture. */
function upward(files: readonly Importing[]): string[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (layer === undefined) return [`${file.path}: in no layer`];
    const allowed = [layer, ...(layers[layer] ?? [])];
    return targetsOf(file)
      .filter((target) => !allowed.some((folder) => isIn(target, folder)))
      .map((target) => `${file.path} → ${target}`);
  });
}

/** What of the core is not pure: it touches the machine, or the framework. */
function impure(files: readonly Importing[]): string[] {
  return files
    .filter(({ path }) => isIn(path, 'src/core'))
    .flatMap(({ path, imports }) =>
      imports
        .filter((name) => /^(?:node:|astro(?:[:/]|$)|@astrojs\/)|^(?:fs|path|process)$/.test(name))
        .map((name) => `${path} → ${name}`),
    );
}

/** The first circle of imports that each file is found on, as `a → b → a`. */
function cycles(files: readonly Importing[]): string[] {
  const targets = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

/** Packages that scripts for readers load: each is in what a page weighs. */
const ofReaders: readonly string[] = ['openseadragon'];

/** The packages that scripts for readers load beside those, each with the way to it. */
function loadedByReaders(files: readonly Loading[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const scripts = files.filter(({ path }) => isIn(path, 'src/browser'));
  const ways = new Map(scripts.map(({ path }) => [path, path]));
  // What is found is gone through as well.
  for (const [path, way] of ways)
    for (const to of targetsOf({ path, imports: byPath.get(path)?.loads ?? [] }))
      if (!ways.has(to)) ways.set(to, `${way} → ${to}`);
  return [...ways].flatMap(([path, way]) =>
    (byPath.get(path)?.loads ?? [])
      .filter((name) => !/^\.|^virtual:/.test(name) && !ofReaders.includes(name))
      .map((name) => `${way} → ${name}`),
  );
}

/** Names of the machine, which the core uses none of. */
const globals = /^(?:console|process|globalThis|fetch|Buffer|require|setTimeout)$/;

/** Reads the code of a file: what it imports, types and imports at run time included, and what globals it names. */
function readCode(path: string, code: string): Loading & { globals: string[] } {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const imports = new Set<string>();
  const loads = new Set<string>();
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    const from =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (from && ts.isStringLiteral(from)) {
      imports.add(from.text);
      if (!isOfTypes(node)) loads.add(from.text);
    }
    if (ts.isIdentifier(node) && globals.test(node.text) && isFree(node)) named.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, imports: [...imports], loads: [...loads], globals: [...named] };
}

/** Whether an import has types alone. */
function isOfTypes(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const all = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return !name && all.length > 0 && all.every(({ isTypeOnly }) => isTypeOnly);
}

/** Whether a name is not that of a property. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  return !ts.isPropertyAssignment(parent) && !ts.isPropertySignature(parent);
}

/** Reads a file of `src`: of an Astro component its frontmatter and its scripts. */
function read(path: string): Loading & { globals: string[] } {
  const text = readFileSync(join(root, path), 'utf8');
  if (!path.endsWith('.astro')) return readCode(path, text);
  const front = /^---\n([^]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(
    ([, code = '']) => code,
  );
  return readCode(path, [front, ...scripts].join('\n'));
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.split(sep).join('/')}`)
  .filter((path) => /\.(?:ts|js|astro)$/.test(path))
  .sort()
  .map(read);

describe('the layout of src', () => {
  test('imports point one way', () => expect(upward(files)).toEqual([]));

  test('the core is pure', () => {
    expect(impure(files)).toEqual([]);
    const named = files.filter(({ path }) => isIn(path, 'src/core'));
    expect(named.flatMap(({ path, globals }) => globals.map((name) => `${path}: ${name}`))).toEqual(
      [],
    );
  });

  test('scripts for readers load no package but those that are counted on', () => {
    expect(loadedByReaders(files)).toEqual([]);
  });

  test('no imports go in a circle', () => expect(cycles(files)).toEqual([]));

  test('every file that is imported is there', () => {
    const known = new Set(files.map(({ path }) => path));
    const targets = files.flatMap(targetsOf).filter((path) => !path.endsWith('.css'));
    expect(targets.filter((path) => !known.has(path))).toEqual([]);
    expect(targets.length).toBeGreaterThan(300);
  });
});

describe('a violation is found', () => {
  test.each([
    ['src/core/page/parse.ts', '../edition/read.ts'],
    ['src/core/text/fold.ts', '../problem.ts'],
    ['src/core/render/text.ts', '../checks/rules.ts'],
    ['src/core/edition/read.ts', '../../io/read.ts'],
    ['src/io/read.ts', '../site/site.ts'],
    ['src/io/read.ts', '../cli/options.ts'],
    ['src/cli/check.ts', '../site/load.ts'],
    ['src/core/render/text.ts', '../view/date.ts'],
    ['src/cli/check.ts', '../site/astro.ts'],
    ['src/cli/build.ts', '../site/load.ts'],
    ['src/core/render/text.ts', '../export/epub.ts'],
    ['src/core/view/date.ts', '../export/epub.ts'],
    ['src/browser/verify.ts', '../site/site.ts'],
    ['src/site/offline.ts', '../browser/offline/save.ts'],
    ['src/site/site.ts', '../components/role.ts'],
    ['src/components/A.astro', '../layouts/Page.astro'],
    ['src/elsewhere/a.ts', './b.ts'],
  ])('%s imports %s', (path, name) => {
    expect(upward([{ path, imports: [name] }])).toHaveLength(1);
    expect(upward([{ path: 'src/pages/index.astro', imports: ['../core/text/fold.ts'] }])).toEqual(
      [],
    );
  });

  test.each(['node:fs', 'astro', 'astro:content', 'astro/zod', '@astrojs/mdx', 'fs'])(
    'the core imports %s',
    (name) => {
      const code = `import x from '${name}';`;
      expect(impure([readCode('src/core/text/a.ts', code)])).toHaveLength(1);
      expect(impure([readCode('src/io/a.ts', code)])).toEqual([]);
    },
  );

  test.each(['console.log(1)', 'process.exit()', 'void fetch("x")', 'a(globalThis)'])(
    'the core says %s',
    (code) => expect(readCode('src/core/a.ts', code).globals).toHaveLength(1),
  );

  test('what is only called so is no global', () => {
    const code = 'const a = { console: 1 }; b(a.console); interface C { process: string }';
    expect(readCode('src/core/a.ts', code).globals).toEqual([]);
  });

  test.each([
    `import './b.ts'`,
    `import type { B } from './b.ts'`,
    `export { b } from './b.ts'`,
    `const b = await import('./b.ts')`,
    `type B = typeof import('./b.ts')`,
  ])('%s counts', (code) => expect(readCode('src/core/a.ts', code).imports).toEqual(['./b.ts']));

  test.each([
    [`import { z } from 'zod'`, 1],
    [`import { type A, z } from 'zod'`, 1],
    [`export { z } from 'zod'`, 1],
    [`import type { A } from 'zod'`, 0],
    [`import { type A } from 'zod'`, 0],
  ])('readers load what another file has: %s', (code, count) => {
    const script = readCode('src/browser/a.ts', `import { b } from '../core/b.ts'`);
    const found = loadedByReaders([script, readCode('src/core/b.ts', code)]);
    expect(found).toEqual(Array(count).fill('src/browser/a.ts → src/core/b.ts → zod'));
  });

  test('a circle, of one file, of two, of three', () => {
    const file = (name: string, ...imports: string[]) => ({ path: `src/${name}`, imports });
    expect(cycles([file('a.ts', './a.ts')])).toEqual(['src/a.ts → src/a.ts']);
    expect(cycles([file('a.ts', './b.ts'), file('b.ts', './a.ts')])).toHaveLength(1);
    const three = [file('a.ts', './b.ts'), file('b.ts', './c.ts'), file('c.ts', './b.ts')];
    expect(cycles(three)).toEqual(['src/b.ts → src/c.ts → src/b.ts']);
    expect(
      cycles([file('a.ts', './b.ts', './c.ts'), file('b.ts', './c.ts'), file('c.ts')]),
    ).toEqual([]);
  });
});
