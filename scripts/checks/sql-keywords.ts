import ts from "typescript";

/** Reserved words that are never the name of a column or a function here. Types and functions stay in lower case. */
const KEYWORDS = new Set(
  (
    "select from where group order having join inner cross lateral on as with recursive insert into update set " +
    "delete returning union distinct case when then else end and or not null is in exists between like ilike " +
    "limit offset asc desc create alter drop table index truncate using conflict do nothing over partition filter"
  ).split(" "),
);
const TAGS = /(^|\.)(sql|\$queryRaw|\$executeRaw)$/;
const CALLS = new Set(["query", "administer"]);

/** The reserved words that a source file writes in lower case in its SQL, as "line: word". */
export function lowerCaseKeywords(fileName: string, text: string): string[] {
  // Parsing costs much more than this look.
  if (!/sql|Raw|query|administer/.test(text)) return [];
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const piece of sqlOf(node, file)) {
      const sql = blankOut(piece.getText(file));
      for (const { 0: word, index } of sql.matchAll(/(?<![\w$.])[a-z]+(?![\w(]| \()/g)) {
        if (!KEYWORDS.has(word)) continue;
        const { line } = file.getLineAndCharacterOfPosition(piece.getStart(file) + index);
        found.push(`${line + 1}: ${word}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The literal pieces of SQL: of a tagged template, or of the first argument of a call such as client.query(). */
function sqlOf(node: ts.Node, file: ts.SourceFile): ts.Node[] {
  if (ts.isTaggedTemplateExpression(node)) {
    const tag = node.tag.getText(file).replace(/<[^]*$/, "");
    return TAGS.test(tag) ? piecesOf(node.template) : [];
  }
  if (!ts.isCallExpression(node)) return [];
  const [first] = node.arguments;
  const name = ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name.text
    : node.expression.getText(file);
  return first !== undefined && CALLS.has(name) ? piecesOf(first) : [];
}

function piecesOf(node: ts.Node): ts.Node[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node];
  return ts.isTemplateExpression(node) ? [node.head, ...node.templateSpans.map((span) => span.literal)] : [];
}

/** Replaces strings, quoted names and comments inside SQL with spaces of the same length. */
function blankOut(sql: string): string {
  return (
    sql.slice(0, 1) +
    sql.slice(1).replaceAll(/'[^']*'|"[^"]*"|--[^\n]*|\/\*[^]*?\*\//g, (all) => " ".repeat(all.length))
  );
}
