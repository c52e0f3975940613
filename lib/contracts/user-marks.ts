/** Characters of a mark: 30 bits, 6 in each character. */
const LENGTH = 5;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * A set of UserIDs as one short string, five characters for each user, however long the ids are. The string goes to
 * hundreds of browsers with every batch. A user in the set is always found. For each 1,000 users in the set, about one
 * of a million others is found by mistake.
 */
export function markUsers(userIds: Iterable<string>): string {
  return [...new Set([...userIds].map(markOf))].join("");
}

/** Whether a user may be in a set of markUsers. False is certain, true is not. */
export function isMarked(marks: string, userId: string): boolean {
  const mark = markOf(userId);
  for (let at = marks.indexOf(mark); at >= 0; at = marks.indexOf(mark, at + 1)) if (at % LENGTH === 0) return true;
  return false;
}

/** FNV-1a over the code units, with its 32 bits folded to 30. */
function markOf(userId: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < userId.length; i++) hash = Math.imul(hash ^ userId.charCodeAt(i), 0x01000193);
  const bits = (hash ^ (hash >>> 30)) & 0x3fffffff;
  return Array.from({ length: LENGTH }, (_, i) => ALPHABET[(bits >>> (6 * i)) & 63]).join("");
}
