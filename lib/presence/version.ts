/**
 * Version of the rules that derive presence and explanations (docs/presence.md "Version of the rules"). A report names
 * it, so that a reader can tell which rules judged.
 */
export const RULES_VERSION = "2";
