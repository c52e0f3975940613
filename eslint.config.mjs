import next from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const unusedWithUnderscore = { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true };

export default defineConfig([
  globalIgnores([
    ".next/**",
    ".data/**",
    ".cache/**",
    "lib/server/db/generated/**",
    "next-env.d.ts",
    "playwright-report/**",
    "test-results/**",
  ]),
  ...next,
  { rules: { "import/no-anonymous-default-export": "off" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", unusedWithUnderscore],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Both forms mean the same to the compiler.
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/prefer-optional-chain": "off",
      // React's event handlers may be async. What they await handles its errors.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // An empty string from a form, a query or the environment counts as absent, like null.
      "@typescript-eslint/prefer-nullish-coalescing": "off",
      "@typescript-eslint/no-empty-function": "off",
      // There is no pages directory.
      "@next/next/no-html-link-for-pages": "off",
      "max-lines": ["error", { max: 350 }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            'CallExpression[callee.property.name="rich"] JSXOpeningElement[name.name="Time"]' +
            ":not(:has(JSXAttribute[name.name=/^(place|clock)$/]))",
          message: 'A time within a sentence needs place="sentence": "since today 01:26".',
        },
      ],
    },
  },
  {
    // Playwright's fixtures call a function named use, and an empty pattern means no dependencies.
    files: ["e2e/**/*.ts"],
    rules: { "react-hooks/rules-of-hooks": "off", "no-empty-pattern": "off" },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"],
    ignores: ["lib/server/env.ts", "lib/client/api/check-answer.ts", "lib/server/testing/**", "**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only lib/server/env.ts reads the environment." },
      ],
      "no-console": "error",
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/client/**/*.{ts,tsx}"],
    ignores: ["lib/client/url/use-address.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          name: "nuqs",
          importNames: ["useQueryState", "useQueryStates"],
          message: "Use useAddress: a navigation right after a change keeps the change.",
        },
      ],
    },
  },
]);
