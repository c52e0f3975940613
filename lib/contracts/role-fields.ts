import type { Role } from "./roles";

/**
 * Kinds of texts in answers that not every role sees: a UserID; an id of an event, which contains its UserID; an
 * address; a network, which is many addresses; a custom status; what stood in a callback, as it came; a text about one
 * user; a secret of the installation, such as the path of the callback; its end. A sentence of ours may contain an
 * address.
 */
export const FIELD_KINDS = [
  "userId",
  "eventId",
  "address",
  "network",
  "status",
  "raw",
  "aboutUser",
  "secret",
  "maskedSecret",
  "sentence",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/**
 * How much of a text is shown: nothing; an address without its last part; a UserID if it is the one that the caller
 * asked for; everything.
 */
export const SHOWN_LEVELS = ["hidden", "shortened", "asked", "shown"] as const;
export type Shown = (typeof SHOWN_LEVELS)[number];
/** What a caller sees of each kind. */
export type FieldView = Readonly<Record<FieldKind, Shown>>;

const NOTHING: FieldView = {
  userId: "hidden",
  eventId: "hidden",
  address: "hidden",
  network: "hidden",
  status: "hidden",
  raw: "hidden",
  aboutUser: "hidden",
  secret: "hidden",
  maskedSecret: "hidden",
  // What is written in it is hidden there.
  sentence: "shown",
};
const ONE_USER = {
  ...NOTHING,
  userId: "shown",
  eventId: "shown",
  address: "shown",
  network: "shown",
  status: "shown",
  raw: "shown",
  aboutUser: "shown",
} as const;

/** What each role sees. */
export const ROLE_FIELDS = {
  viewer: NOTHING,
  support: {
    ...NOTHING,
    userId: "asked",
    eventId: "asked",
    address: "shortened",
    network: "shown",
    status: "shown",
  },
  support_lead: ONE_USER,
  operator: ONE_USER,
  administrator: { ...NOTHING, network: "shown", secret: "shown", maskedSecret: "shown" },
} as const satisfies Record<Role, FieldView>;

/** What somebody with these roles sees: of each kind, what the role that shows most of it shows. */
export function fieldsOf(roles: readonly Role[]): FieldView {
  const most = (kind: FieldKind) =>
    roles
      .map((role): Shown => ROLE_FIELDS[role][kind])
      .reduce<Shown>((a, b) => (SHOWN_LEVELS.indexOf(b) > SHOWN_LEVELS.indexOf(a) ? b : a), NOTHING[kind]);
  return Object.fromEntries(FIELD_KINDS.map((kind) => [kind, most(kind)])) as Record<FieldKind, Shown>;
}
