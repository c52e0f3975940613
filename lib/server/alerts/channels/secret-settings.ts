/** Settings of a channel whose value is a secret, or holds one. */
export const SECRET_SETTINGS: readonly string[] = ["url", "secret", "password"];
