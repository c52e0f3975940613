/** Characters of a mark: 30 bits, six to a character. */
const LENGTH = 5;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * A set of UserIDs in five characters each, for a message that goes to hundreds of browsers: long ids would make it
 * long. Whoever is in it is found; of a million who are not, one is taken for each thousand that are.
 */
export function markUsers(userIds: Iterable<string>): string {
  return [...new Set([...userIds].map(markOf))].join("");
}

/** Whether a user may be in a set of markUsers; false is certain. */
export function isMarked(marks: string, userId: string): boolean {
  const mark = markOf(userId);
  for (let at = marks.indexOf(mark); at >= 0; at = marks.indexOf(mark, at + 1)) if (at % LENGTH === 0) return true;
  return false;
}

/** FNV-1a over the code units, its 32 bits folded to 30. */
function markOf(userId: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i++) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193);
  const bits = (hash ^ (hash >>> 30)) & 0x3fffffff;
  return Array.from({ length: LENGTH }, (_, i) => ALPHABET[(bits >>> (6 * i)) & 63]).join("");
}
