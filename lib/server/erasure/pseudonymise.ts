import { randomBytes } from "node:crypto";
import { IDENTITY_DIGITS } from "@/lib/presence/identity";
import { packState, unpackState } from "@/lib/presence/packed-state";
import { TIME_FAULTS } from "@/lib/presence/quarantine";
import { replaceTexts } from "@/lib/presence/replace-texts";
import type { FoldState } from "@/lib/presence/state";
import { erasedText } from "@/lib/protocol/erased-user";
import { Prisma, type Tx } from "../db/client";
import type { User } from "./erased-among";
import { newIdentity, readStandIns, type StandIns } from "./stand-ins";

/** Stands for the text of an error, which may have anything in it. */
const ERASED_ERROR = erasedText("0");

/**
 * Gives everything that is stored of a user to a pseudonym, in a transaction that holds the user: times, actions and
 * platforms stay, so that every fold and every sum comes out as before. UserID, raw callbacks, addresses, own statuses
 * and what could lead back to them go. Throws what the database throws.
 */
export async function pseudonymise(tx: Tx, user: User, pseudonym: string): Promise<void> {
  const salt = randomBytes(32);
  const states = await readStates(tx, user);
  const standIns = await readStandIns(
    tx,
    user,
    states.map(({ state }) => state),
    randomBytes(4).toString("hex"),
  );
  for (const { table, set } of changes(standIns, salt))
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(table)} SET ${Prisma.join([Prisma.sql`user_id = ${pseudonym}`, ...set])}
      WHERE app_id = ${user.appId} AND user_id = ${user.userId}`;
  await writeStates(tx, { appId: user.appId, userId: pseudonym }, states, standIns, salt);
  await renameStatuses(tx, user.appId, standIns);
  await tx.account.deleteMany({ where: user });
}

/** The tables of a user, and what changes in each besides the UserID. */
function changes({ addresses, statuses }: StandIns, salt: Uint8Array): { table: string; set: Prisma.Sql[] }[] {
  const identity = (column: string) => {
    const name = Prisma.raw(column);
    return Prisma.sql`${name} = substring(sha256(${salt}::bytea || ${name}) FROM 1 FOR ${IDENTITY_DIGITS / 2}::int)`;
  };
  const replaced = (column: string, by: ReadonlyMap<string, string>) => {
    const name = Prisma.raw(column);
    return Prisma.sql`${name} = ${JSON.stringify(Object.fromEntries(by))}::jsonb ->> ${name}`;
  };
  const address = replaced("client_ip", addresses);
  const isTimeFault = Prisma.sql`reason IS NULL OR reason = ANY(${[...TIME_FAULTS]})`;
  return [
    {
      table: "event",
      set: [
        identity("identity"),
        address,
        replaced("custom_status", statuses),
        Prisma.sql`raw_query = '', raw_body = '', raw_template = NULL, raw_rest = NULL`,
      ],
    },
    {
      table: "event_verdict",
      set: [identity("identity"), Prisma.sql`reason = CASE WHEN ${isTimeFault} THEN reason ELSE ${ERASED_ERROR} END`],
    },
    { table: "event_fault", set: [identity("identity"), Prisma.sql`error = ${ERASED_ERROR}`] },
    { table: "event_late", set: [identity("identity")] },
    { table: "duplicate", set: [identity("identity")] },
    { table: "connection", set: [address, identity("start_identity"), identity("end_identity")] },
    { table: "online_span", set: [] },
    { table: "kick", set: [identity("identity")] },
    { table: "status_change", set: [replaced("value", statuses), replaced("was", statuses)] },
    { table: "presence", set: [replaced("custom_status", statuses)] },
    { table: "checkpoint", set: [] },
  ];
}

interface StoredState {
  table: "presence" | "checkpoint";
  /** Null for presence, of which there is one. */
  at: Date | null;
  state: FoldState;
}

async function readStates(tx: Tx, user: User): Promise<StoredState[]> {
  const rows = await tx.$queryRaw<{ table: StoredState["table"]; at: Date | null; state: unknown }[]>`
    SELECT 'presence' AS "table", NULL AS at, state FROM presence
    WHERE app_id = ${user.appId} AND user_id = ${user.userId}
    UNION ALL SELECT 'checkpoint', at, state FROM checkpoint
    WHERE app_id = ${user.appId} AND user_id = ${user.userId}`;
  return rows.map((row) => ({ ...row, state: unpackState(row.state) }));
}

async function writeStates(
  tx: Tx,
  { appId, userId }: User,
  states: readonly StoredState[],
  { addresses, statuses }: StandIns,
  salt: Uint8Array,
): Promise<void> {
  const replace = {
    address: (text: string) => addresses.get(text) ?? ERASED_ERROR,
    status: (text: string) => statuses.get(text) ?? ERASED_ERROR,
    identity: (identity: string) => newIdentity(salt, identity),
  };
  for (const { table, at, state } of states) {
    const packed = JSON.stringify(packState(replaceTexts(state, replace)));
    const isSame = at === null ? Prisma.sql`true` : Prisma.sql`at = ${at}`;
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(table)} SET state = ${packed}::json
      WHERE app_id = ${appId} AND user_id = ${userId} AND ${isSame}`;
  }
}

/** The sums by status keep their numbers. A text that nobody else had is in sums of this user only. */
async function renameStatuses(tx: Tx, appId: number, { statuses, ownStatuses }: StandIns): Promise<void> {
  const to = ownStatuses.map((text) => statuses.get(text) ?? ERASED_ERROR);
  const places = [
    ["rollup_status", "was"],
    ["rollup_status", "value"],
    ["rollup_status_end", "value"],
  ] as const;
  for (const [table, column] of places) {
    const [name, hash] = [Prisma.raw(column), Prisma.raw(`${column}_hash`)];
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(table)} AS r SET ${name} = k.new, ${hash} = sha256(convert_to(k.new, 'UTF8'))
      FROM unnest(${ownStatuses}::text[], ${to}::text[]) AS k(old, new)
      WHERE r.app_id = ${appId} AND r.${hash} = sha256(convert_to(k.old, 'UTF8'))`;
  }
}
