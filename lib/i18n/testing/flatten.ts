/** Nested messages, as in a catalogue file. */
export type Messages = { [name: string]: string | Messages };

/** Every message by its full key, such as `live.title`. */
export function flatten(messages: Messages, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(messages)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") flat.set(key, value);
    else for (const [inner, text] of flatten(value, key)) flat.set(inner, text);
  }
  return flat;
}
