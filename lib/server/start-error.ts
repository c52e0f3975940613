/** An error that keeps Rollcall from starting. The message is one sentence for the person who started it. */
export class StartError extends Error {
  override name = "StartError";
}

/** A variable of the environment has an invalid value. The message names the variable and what is expected. */
export class ConfigError extends StartError {
  override name = "ConfigError";
}

/** What the start prints of an error: one sentence if a person can fix it, else the stack. */
export function startErrorText(error: unknown): string {
  if (error instanceof StartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The `code` of a system or database error (`EACCES`, `ECONNREFUSED`, `28P01`), or an empty string. */
export function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const code: unknown = "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
