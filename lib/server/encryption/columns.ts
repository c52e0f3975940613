import { SECRET_SETTINGS } from "../alerts/channels/secret-settings";
import type { Place } from "./seal";

/** A column whose texts are sealed: one, a list of them, or some fields of an object. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The column that names the row in a Place. It is unique, and never changes. */
  row: string;
  form: "text" | "list" | readonly string[];
  /** What becomes of a text whose key is lost: it alone is given up, or the row, which is nothing without it. */
  lost: "text" | "row";
}

/** Every column with sealed texts. What checks, seals, rotates or looks for secrets goes by this list. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "app", column: "callback_tokens", row: "sdk_app_id", form: "list", lost: "text" },
  { table: "app", column: "path_secret", row: "sdk_app_id", form: "text", lost: "text" },
  { table: "alert_channel", column: "settings", row: "id", form: SECRET_SETTINGS, lost: "row" },
  { table: "totp_factor", column: "secret", row: "user_id", form: "text", lost: "row" },
  { table: "erasure_key", column: "sealed", row: "id", form: "text", lost: "row" },
  { table: "company_sign_in", column: "client_secret", row: "id", form: "text", lost: "row" },
  { table: "company_session", column: "id_token", row: "session_id", form: "text", lost: "row" },
  { table: "encryption_check", column: "sealed", row: "id", form: "text", lost: "row" },
];

/** Changes each sealed text of a column's value. The places of a list are one: its order says nothing. */
export function mapTexts(
  { table, column, form }: Pick<SealedColumn, "table" | "column" | "form">,
  row: string | number,
  value: unknown,
  change: (text: string, place: Place) => string,
): unknown {
  const changed = (text: unknown, path: string) =>
    typeof text === "string" ? change(text, `${table}.${path}:${row}`) : text;
  if (form === "text") return changed(value, column);
  if (form === "list") return Array.isArray(value) ? value.map((text) => changed(text, column)) : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, text]) => [
      field,
      form.includes(field) ? changed(text, `${column}.${field}`) : text,
    ]),
  );
}
