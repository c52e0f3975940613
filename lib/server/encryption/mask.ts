/** The last characters of a secret are shown, which is enough to tell two apart. */
const SHOWN_CHARACTERS = 4;
const HIDDEN = "••••";

/** A secret for people to see: `••••1234`. Of a short one nothing is shown. */
export const masked = (secret: string): string =>
  HIDDEN + (secret.length > 2 * SHOWN_CHARACTERS ? secret.slice(-SHOWN_CHARACTERS) : "");
