/** `text` as a string of CSS, for the `content` of a page margin. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .:@_()/+-]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}"`;
}
