const ERASED = /^\[erased ([0-9a-f-]+)\]$/;

/** What stands in place of a UserID, an address or a status of a user who was erased. */
export const erasedText = (id: string): string => `[erased ${id}]`;

/** The id in a text that stands in place of one that was erased; null for any other text. */
export const erasedId = (text: string): string | null => ERASED.exec(text)?.[1] ?? null;

/** Whether a text stands in place of one that was erased. No UserID of a callback has this form. */
export const isErased = (text: string): boolean => ERASED.test(text);
