import { recorded } from "@/lib/server/audit/recorder";
import { resetPassword } from "@/lib/server/auth/reset-password";
import { disconnect } from "@/lib/server/db/client";
import { openDatabase } from "@/lib/server/embedded/open-database";
import { loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";
import { command } from "./support/command";

const USAGE = "Usage: npm run admin -- reset-password EMAIL";

/**
 * `npm run admin -- reset-password EMAIL`: gives a person who cannot sign in a new password, prints it, and ends the
 * person's sessions. The product may keep running.
 */
await command(async () => {
  const [what, email, ...more] = process.argv.slice(2);
  if (what !== "reset-password" || email === undefined || more.length > 0) throw new StartError(USAGE);
  loadDotEnv();
  const close = await openDatabase();
  try {
    const password = await resetPassword(email);
    if (password === null) throw new StartError(`Nobody has the e-mail address ${email}.`);
    console.log(`The new password of ${email}: ${password}`);
    console.log("All sessions of this account have ended. Change the password on the page Account after the sign-in.");
  } finally {
    await recorded();
    await disconnect();
    await close();
  }
});
