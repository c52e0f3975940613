import { z } from "zod";
import { newPassword, personName } from "./account";
import { instant } from "./common";
import { text } from "./personal";
import { ROLES } from "./roles";

/** Whether a person can sign in: they can, they have an invitation to accept first, or they may not any more. */
export const PERSON_STATES = ["active", "invited", "deactivated"] as const;

/** A role and the apps in which it holds. */
const roleIn = z.object({
  role: z.enum(ROLES),
  apps: z.array(z.string().min(1)).min(1).max(200).nullable().describe("SDKAppIDs. All apps if null."),
});
export type RoleIn = z.infer<typeof roleIn>;

const roles = z
  .array(roleIn)
  .max(ROLES.length)
  .refine((given) => new Set(given.map(({ role }) => role)).size === given.length, "names a role twice");

const person = z.object({
  id: text("plain"),
  name: text("plain"),
  email: text("plain"),
  state: z.enum(PERSON_STATES),
  /** Whether it is the one who asks. */
  you: z.boolean(),
  roles: z.array(z.object({ role: z.enum(ROLES), apps: z.array(text("plain")).nullable() })),
  lastSignInAt: instant.nullable(),
  /** Whether they have a second factor. */
  hasFactor: z.boolean(),
  /** Number of sessions that go on. */
  sessions: z.number().int().nonnegative(),
  /** Until when the invitation holds, also if that is over; null if there is none to accept. */
  invitedUntil: instant.nullable(),
});
export type Person = z.infer<typeof person>;

export const peopleAnswer = z.object({ people: z.array(person) });

export const invite = z.object({ email: z.email().max(255), roles: roles.min(1) });
export type Invite = z.input<typeof invite>;

/** The token of the link is in no other answer. */
export const invitationAnswer = z.object({ token: text("secret"), expiresAt: instant });

export const personQuery = z.object({ id: z.string().min(1).describe("The person's id.") });
export const changePerson = z.object({
  roles: roles.optional().describe("All roles that the person has then."),
  active: z.boolean().optional().describe("Whether the person may sign in. False ends their sessions."),
});
export type ChangePerson = z.input<typeof changePerson>;

export const acceptInvitation = z.object({
  token: z.string().min(1).max(200).describe("The token of the link."),
  name: personName.default(""),
  password: newPassword,
});
export type AcceptInvitation = z.input<typeof acceptInvitation>;
