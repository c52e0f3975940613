const MAX_LENGTH = 100;

/**
 * The name of a CSV file: what it lists, the user if it is about one, and the day. Characters that a file system does
 * not take become hyphens.
 */
export function csvFileName(title: string, day: string, user?: string): string {
  return `${["rollcall", plain(title), plain(user ?? ""), day].filter((part) => part !== "").join("-")}.csv`;
}

const plain = (text: string) =>
  Array.from(
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_]+/gu, "-"),
  )
    .slice(0, MAX_LENGTH)
    .join("")
    .replace(/^-+|-+$/g, "");
