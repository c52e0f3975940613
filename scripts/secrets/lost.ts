import { db } from "@/lib/server/db/client";
import type { LostColumn, LostSecrets } from "@/lib/server/encryption/forget";

/** What a lost column means: its rows in words, and what follows for those who run the product. */
interface Meaning {
  names: (rows: readonly string[]) => Promise<string[]>;
  consequence: string;
}

const plain = (name: string) => () => Promise.resolve([name]);

export const MEANINGS: Record<string, Meaning | undefined> = {
  "app.callback_tokens": {
    names: (rows) => Promise.resolve(rows.map((app) => `callback tokens of the app ${app}`)),
    consequence: "Set new callback tokens in Setup, and in Tencent's console.",
  },
  "app.path_secret": {
    names: (rows) => Promise.resolve(rows.map((app) => `path secret of the app ${app}`)),
    consequence: "Until an app has a token or a path secret again, anybody can send callbacks to it.",
  },
  "alert_channel.settings": { names: channels, consequence: "These channels are deleted. Add them again in Alerts." },
  "totp_factor.secret": {
    names: people,
    consequence: "Without a passkey, a password alone opens these accounts until an authenticator app is set up again.",
  },
  "erasure_key.sealed": {
    names: async () => [`key of the tombstones of ${await db().erasedUser.count()} erased users`],
    consequence: "Callbacks about users who were erased are stored again. Erase them again.",
  },
  "company_sign_in.client_secret": {
    names: plain("company sign-in"),
    consequence: "The company sign-in is deleted, and passwords count again. Set it up again in People.",
  },
  "company_session.id_token": {
    names: (rows) => Promise.resolve([`company sign-in of ${rows.length} open sessions`]),
    consequence: "Signing out of these sessions does not sign out at the company's provider.",
  },
  "encryption_check.sealed": { names: plain("mark of the first key"), consequence: "" },
};

/** What is lost, one thing a line, and what follows from it. */
export async function describeLost({ columns, signing }: LostSecrets): Promise<{ lost: string[]; then: string[] }> {
  const lost: string[] = [];
  const then: string[] = [];
  for (const { column, rows } of columns) {
    const meaning = meaningOf(column);
    lost.push(...(await meaning.names(rows)));
    if (meaning.consequence !== "") then.push(meaning.consequence);
  }
  if (signing) {
    lost.push("secret that signs sessions");
    then.push("Everybody signs in again, and recovery codes do not work any more.");
  }
  return { lost, then };
}

function meaningOf({ table, column }: LostColumn["column"]): Meaning {
  const name = `${table}.${column}`;
  return MEANINGS[name] ?? { names: (rows) => Promise.resolve([`${rows.length} of ${name}`]), consequence: "" };
}

async function channels(rows: readonly string[]): Promise<string[]> {
  const found = await db().alertChannel.findMany({ where: { id: { in: rows.map(Number) } }, orderBy: { id: "asc" } });
  return found.map(({ name, kind }) => `alert channel ${name} (${kind})`);
}

async function people(rows: readonly string[]): Promise<string[]> {
  const found = await db().authUser.findMany({ where: { id: { in: [...rows] } }, orderBy: { email: "asc" } });
  return found.map(({ email }) => `authenticator app of ${email}`);
}
