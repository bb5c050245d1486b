import { foundWhileReading } from './check.ts';

/** The page holds something that MDX would run as a program: braces, or a line that begins with `import` or `export`. */
export const codeInPage = foundWhileReading('code-in-page');
