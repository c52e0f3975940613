import { recorded } from "@/lib/server/audit/recorder";
import { resetFactorsOf } from "@/lib/server/auth/factors";
import { resetPassword } from "@/lib/server/auth/reset-password";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";

/** What each command does for the person with an e-mail address. Returns what to print; null if there is nobody. */
const COMMANDS = new Map<string | undefined, (email: string) => Promise<string[] | null>>([
  [
    "reset-password",
    async (email) => {
      const password = await resetPassword(email);
      if (password === null) return null;
      return [
        `The new password of ${email}: ${password}`,
        "All sessions of this account have ended. Change the password on the page Account after the sign-in.",
      ];
    },
  ],
  [
    "reset-factors",
    async (email) => {
      if (!(await resetFactorsOf(email))) return null;
      return [
        `The second factors of ${email} are removed.`,
        "All sessions of this account have ended. The password alone opens it now, until a factor is set up again.",
      ];
    },
  ],
]);

const USAGE = `Usage: npm run admin -- ${[...COMMANDS.keys()].join("|")} EMAIL`;

/**
 * `npm run admin -- reset-password EMAIL`: gives a person who cannot sign in a new password, and prints it.
 * `npm run admin -- reset-factors EMAIL`: removes the second factors of a person who has lost them.
 * Both end the person's sessions. The product may keep running.
 */
await command(async () => {
  const [what, email, ...more] = process.argv.slice(2);
  const run = COMMANDS.get(what);
  if (run === undefined || email === undefined || more.length > 0) throw new StartError(USAGE);
  loadDotEnv();
  const close = await openDatabase();
  try {
    const lines = await run(email);
    if (lines === null) throw new StartError(`Nobody has the e-mail address ${email}.`);
    for (const line of lines) console.log(line);
  } finally {
    await recorded();
    await disconnect();
    await close();
  }
});
