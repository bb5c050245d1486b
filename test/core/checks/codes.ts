import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Returns the codes of the faults that the code in some folders can tell, as its types have them: a `code` whose
 * type is not made of literals is returned as its type, `string`.
 */
export function codesToldIn(folders: readonly string[]): Set<string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(folder, path)),
  );
  const program = ts.createProgram(files, {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
  });
  const checker = program.getTypeChecker();
  const codes = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(node) && node.name?.getText() === 'code') {
      const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
      const type = checker.getTypeAtLocation(value);
      for (const part of type.isUnion() ? type.types : [type]) {
        const code = part.isStringLiteral() ? part.value : checker.typeToString(part);
        // The name of a kind of Markdown node may be a key of a table of words.
        if (!code.includes(' ')) codes.add(code);
      }
    }
    ts.forEachChild(node, visit);
  };
  files.forEach((path) => visit(program.getSourceFile(path) ?? ts.factory.createNull()));
  return codes;
}
