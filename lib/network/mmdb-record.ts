const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The text at a path of an object; null if there is none. */
function textAt(record: unknown, path: readonly string[]): string | null {
  const value = path.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), record);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** Where files of the common providers have the name of an organisation. The most exact comes first. */
const ORGANISATION = [["name"], ["organization"], ["isp"], ["autonomous_system_organization"], ["as_name"], ["asname"]];
const CITY = [["city", "names", "en"], ["city"]];
const COUNTRY = [["country", "names", "en"], ["country_name"], ["country"], ["registered_country", "names", "en"]];

/** The name that a record of an MMDB file gives its network: an organisation, or else a place. Null without one. */
export function nameOfRecord(record: unknown): string | null {
  const first = (paths: readonly string[][]) =>
    paths.reduce<string | null>((found, path) => found ?? textAt(record, path), null);
  const place = [first(CITY), first(COUNTRY)].filter((part) => part !== null).join(", ");
  return first(ORGANISATION) ?? (place === "" ? null : place);
}
