import { StartError } from "@/lib/server/start-error";

/** Runs a command. A StartError becomes its message on standard error and exit code 1. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
