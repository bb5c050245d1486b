import { fileURLToPath } from 'node:url';
import type { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import { configs } from 'typescript-eslint';
import { noDisguisedAssertion } from './eslint/no-disguised-assertion.ts';
import { noListAsArguments } from './eslint/no-list-as-arguments.ts';

/** What is no text nor number has no place in a template. */
const strict = {
  allowAny: false,
  allowBoolean: false,
  allowNever: false,
  allowNullish: false,
  allowRegExp: false,
};

// ESLint and typescript-eslint have two types for one thing.
const margent = {
  rules: {
    'no-disguised-assertion': noDisguisedAssertion,
    'no-list-as-arguments': noListAsArguments,
  },
} as unknown as ESLint.Plugin;

/*
 * What ESLint holds the code to: all that typescript-eslint knows of faults that types show. Each rule that is turned
 * off or loosened has its reason here; none is turned off in a file.
 */
export default defineConfig(
  {
    files: ['src/**/*.ts', 'test/**/*.ts', '.ci/**/*.ts'],
    extends: [configs.strictTypeChecked],
    plugins: { margent },
    languageOptions: {
      parserOptions: {
        project: './tsconfig.json',
        tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)),
      },
    },
    linterOptions: { noInlineConfig: true },
    rules: {
      // A number in a text is written as it is meant to be read.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, ...strict },
      ],
      // `return fail();` ends a function that gives nothing, or undefined, which the rule takes for the same.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // What is passed over to reach what comes after it, and what is left out of a copy.
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      // Spreading a text is how its code points are taken apart.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // There are no enums: `erasableSyntaxOnly` forbids them, and to look for them takes a third of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Nor is a class of ours ever given out as another one.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A work is as somebody’s file has it: where its type says text, a number may stand.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // As `querySelector` has it: who names an element says which one it is.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // What must return a promise does, also where it need not wait; and what it throws is a rejection.
      '@typescript-eslint/require-await': 'off',
      // What is not there is said to be missing, not made a word or a number of.
      'margent/no-disguised-assertion': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      // What others wrote is read in a time that grows with its length: no pattern goes back through it, or begins anew in it.
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignorePartial: false }],
      // Nor does a list that others made long end what reads it.
      'margent/no-list-as-arguments': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // What a test makes a word or a number of, and is not there, is not what it expects.
      'margent/no-disguised-assertion': 'off',
      // A test writes what it got into a line that is compared, also where that is undefined.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      // What JSON and events bring is compared with what is expected, which is a narrower type than any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // What a hook sets is not there where the hook failed, whatever its type says.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A text that is written in a test is spread as any other; its type is what it says.
      '@typescript-eslint/no-misused-spread': 'off',
      // The files of a test are texts or bytes, and it knows which.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      // An environment or an edition is tried with one of its names taken out.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Nothing ends a program that tests stand still for, but a limit of its own.
      'no-restricted-imports': [
        'error',
        {
          paths: ['spawnSync', 'execFileSync', 'execSync'].map((name) => ({
            name: 'node:child_process',
            importNames: [name],
            message: 'runToEnd of test/to-end.ts has a limit',
          })),
        },
      ],
      // To look up each name takes a tenth of the time, and a test that uses what is gone one day fails that day.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  { files: ['test/to-end.ts'], rules: { 'no-restricted-imports': 'off' } },
);
