import type { gfmFootnote } from 'micromark-extension-gfm-footnote';

/** What the parser is extended by. */
export type Syntax = ReturnType<typeof gfmFootnote>;

/** A way to read what begins with a certain sign. */
export type Construct = NonNullable<
  Extract<NonNullable<Syntax['text']>[number], { tokenize: unknown }>
>;

/** What the parser knows of the stretch that it reads, which is a paragraph or the like. */
export type Context = ThisParameterType<Construct['tokenize']>;

/** A state of the tokenizer; codes are UTF-16 units, below 0 line ends and tabs, null the end. */
export type TokenizerState = ReturnType<Construct['tokenize']>;
