/** A text in a pattern of LIKE, in which none of its characters has a meaning. */
export const likePattern = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
