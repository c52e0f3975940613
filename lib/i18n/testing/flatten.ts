/** Messages as a file holds them, by name within name. */
export type Messages = { [name: string]: string | Messages };

/** Every message by its whole name, such as `live.title`. */
export function flatten(messages: Messages, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(messages)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") flat.set(key, value);
    else for (const [inner, text] of flatten(value, key)) flat.set(inner, text);
  }
  return flat;
}
