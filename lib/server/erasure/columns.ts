/**
 * What a column with texts, JSON or bytes may hold: something about one user, by kind; a word of Tencent or of ours; or
 * what belongs to the installation and its people.
 */
export type ColumnKind = "user" | "address" | "status" | "callback" | "note" | "word" | "installation";

const word = "word";
const user = "user";
const note = "note";
const installation = "installation";

/** Columns of the tables of better-auth and of others that know no user of an app. */
const allOf = (kind: ColumnKind, ...columns: string[]) =>
  Object.fromEntries(columns.map((column) => [column, kind])) as Record<string, ColumnKind>;

/**
 * Every column of the database that could name a user, by table. A test fails for a column that is missing here, and if
 * the erasure of a user leaves something in one. A hash that a UserID or an address could be found by is of its kind.
 */
export const COLUMN_KINDS: Readonly<Record<string, Readonly<Record<string, ColumnKind>>>> = {
  account: { user_id: user },
  alert: { rule: word, subject: user, facts: note },
  alert_channel: allOf(installation, "kind", "name", "settings", "receiver", "locale", "time_zone"),
  alert_delivery: { kind: word, state: word, last_error: note, message: note },
  alert_pace: { receiver: installation },
  alert_rule: { rule: word },
  alert_watch: { user_id: user, created_by: installation },
  api_token: allOf(
    installation,
    ...["id", "name", "hash", "old_hash", "prefix", "app", "role", "owner_id", "last_address"],
  ),
  app: allOf(
    installation,
    "sdk_app_id",
    "name",
    "callback_tokens",
    "path_secret",
    "max_instances",
    "time_zone",
    "paused_by",
    "deleting_by",
  ),
  audit_content: { salt: word, user_id: user, detail: note },
  audit_entry: {
    ...allOf(installation, "actor_kind", "actor_id", "actor_name", "address"),
    ...allOf(word, "kind", "endpoint", "content_hash", "hash"),
  },
  audit_removal: { hash: word },
  audit_retention: { error: word },
  auth_account: allOf(
    installation,
    ...["id", "user_id", "account_id", "provider_id", "access_token", "refresh_token", "id_token", "scope", "password"],
  ),
  auth_session: allOf(installation, "id", "user_id", "token", "ip_address", "user_agent"),
  auth_user: allOf(installation, "id", "name", "email", "image", "locale"),
  auth_verification: allOf(installation, "id", "identifier", "value"),
  checkpoint: { user_id: user, state: "callback" },
  company_session: allOf(installation, "session_id", "issuer", "id_token"),
  company_sign_in: allOf(installation, "client_secret", "settings"),
  connection: {
    ...{ user_id: user, client_ip: "address", start_identity: "address", end_identity: "address" },
    ...allOf(word, "platform", "end_cause", "kicked_by"),
  },
  deleted_app: { sdk_app_id: installation },
  duplicate: { user_id: user, identity: "address" },
  encryption_check: { sealed: installation },
  erased_user: {
    ...{ tombstone: word, requested_by: installation, reason: installation },
    ...{ user_id: user, pseudonym: word, error: word },
  },
  erasure_key: { sealed: installation },
  event: {
    ...{ user_id: user, identity: "address", client_ip: "address", custom_status: "status" },
    ...allOf("callback", "raw_query", "raw_body", "raw_rest"),
    ...allOf(word, "action", "reason", "platform", "raw_platform", "kicked"),
  },
  event_fault: { user_id: user, identity: "address", error: note },
  event_late: { user_id: user, identity: "address" },
  event_verdict: { user_id: user, identity: "address", verdict: word, reason: note },
  ingest_minute: allOf(word, "writer_id", "commands", "rejected"),
  instance_report: allOf(installation, "instance"),
  invitation: allOf(installation, "token_hash", "user_id"),
  journal_mark: { journal: installation },
  kick: { user_id: user, identity: "address", ...allOf(word, "by_platform", "kicked", "raw_kicked") },
  marker: { id: note, text: note, platform: word, source: note, created_by: installation },
  network_file: allOf(installation, "kind", "file_name", "content", "version", "uploaded_by"),
  online_span: { user_id: user },
  passkey: allOf(installation, "id", "user_id", "name", "credential_id", "public_key", "transports"),
  presence: { user_id: user, platforms: word, last_end_cause: word, custom_status: "status", state: "callback" },
  raw_template: { text: word },
  recovery_code: allOf(installation, "hash", "user_id"),
  rejected: { cause: word, method: word, error: note, path: note, query: "callback", body: "callback" },
  retention: { removed: word, error: word },
  role_grant: allOf(installation, "user_id", "role"),
  rollup_activity: { platform: word },
  rollup_duration: { platform: word },
  rollup_event: allOf(word, "platform", "kind", "action", "reason"),
  rollup_fault: { error: word },
  rollup_kick: allOf(word, "by_platform", "kicked"),
  rollup_status: allOf("status", "was_hash", "value_hash", "was", "value"),
  rollup_status_end: allOf("status", "value_hash", "value"),
  sign_in_limit: { key: installation },
  status_change: { user_id: user, value: "status", was: "status" },
  tencent_alert: { command: word, query: "callback", body: "callback" },
  totp_factor: allOf(installation, "user_id", "secret"),
  touched: { user_id: user },
  upgrade: allOf(installation, "name", "position"),
};
