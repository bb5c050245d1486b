import { AST_NODE_TYPES, ESLintUtils } from '@typescript-eslint/utils';

/** The functions that take any number of arguments, and are given lists of what somebody wrote. */
const takers = new Set(['push', 'unshift', 'max', 'min']);

/**
 * Forbids `list.push(...more)` and `Math.max(...numbers)` where the length of what is spread is not known: each item is an
 * argument, and at some hundred thousand there is no room for them.
 */
export const noListAsArguments = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    defaultOptions: [],
    messages: {
      spread:
        'Unexpected list as the arguments of {{name}}(), expected one that may be of any length: take append, greatest or least',
    },
  },
  create: (context) => {
    const services = ESLintUtils.getParserServices(context);
    const checker = services.program.getTypeChecker();
    return {
      CallExpression({ callee, arguments: given }) {
        if (callee.type !== AST_NODE_TYPES.MemberExpression) return;
        if (callee.property.type !== AST_NODE_TYPES.Identifier) return;
        const { name } = callee.property;
        if (!takers.has(name)) return;
        for (const one of given) {
          if (one.type !== AST_NODE_TYPES.SpreadElement) continue;
          if (checker.isTupleType(services.getTypeAtLocation(one.argument))) continue;
          context.report({ node: one, messageId: 'spread', data: { name } });
        }
      },
    };
  },
});
