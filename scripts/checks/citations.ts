/** The headings of a Markdown text, without marks of emphasis and code. */
export function headingsOf(markdown: string): string[] {
  const outsideCode = markdown.replaceAll(/^```[^]*?^```/gm, "");
  return [...outsideCode.matchAll(/^#+ +(.+?) *#*$/gm)].map(([, heading = ""]) => heading.replaceAll(/[`*]/g, ""));
}

export interface Citation {
  path: string;
  /** Null if the citation names the document only. */
  heading: string | null;
}

/** The documents that a source text cites, as `docs/presence.md "The fold"`. A citation may go over a line's end. */
export function citationsOf(text: string): Citation[] {
  const joined = text.replaceAll(/\s*\n\s*(\*(?!\/)|\/\/|--)?[ \t]*/g, " ");
  const matches = joined.matchAll(/(docs\/[\w./-]+?\.md)(?:,? \\?["“]([^"”\\]+)\\?["”])?/g);
  return [...matches].map(([, path = "", heading]) => ({ path, heading: heading ?? null }));
}

/** What looks like a citation of a document that is not in the repository. */
export function outsideCitationsOf(text: string): string[] {
  const patterns = [
    /\bCN-\d+/g,
    /\b(semantics|protocol|architecture|design|wording|api)(\.md)? §\s?\d*/g,
    /(?<![\w/-])(semantics|protocol|architecture|design|wording|api|stack)\.md/g,
    /\(semantics\b[^)]*\)/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([all]) => all));
}
