import { AST_NODE_TYPES, ESLintUtils } from '@typescript-eslint/utils';
import ts from 'typescript';

/**
 * Forbids `String(x)` and `Number(x)` where x may be undefined or null: they silence the compiler as `x!` would, and
 * where it is undefined after all a reader is shown “undefined”, or NaN is reckoned with.
 */
export const noDisguisedAssertion = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    defaultOptions: [],
    messages: {
      disguised:
        'Unexpected {{name}}() of what may be {{missing}}, expected a value that is there: say what holds where it is not',
    },
  },
  create: (context) => {
    const services = ESLintUtils.getParserServices(context);
    return {
      CallExpression({ callee, arguments: [value] }) {
        if (callee.type !== AST_NODE_TYPES.Identifier || !value) return;
        if (callee.name !== 'String' && callee.name !== 'Number') return;
        const missing = missingOf(services.getTypeAtLocation(value));
        if (missing === undefined) return;
        context.report({
          node: value,
          messageId: 'disguised',
          data: { name: callee.name, missing },
        });
      },
    };
  },
});

/** Returns which of undefined and null a type has in it; none where it is any or unknown. */
function missingOf(type: ts.Type): string | undefined {
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some(({ flags }) => flags & ts.TypeFlags.Undefined)) return 'undefined';
  return parts.some(({ flags }) => flags & ts.TypeFlags.Null) ? 'null' : undefined;
}
