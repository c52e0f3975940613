import { db } from "../db/client";
import { drain } from "../project/drain";
import { rollupAll } from "../rollup/rollup-all";

/** Folds and rolls up all stored events, as a running product would. */
export async function processAll(): Promise<void> {
  while ((await db().touched.count()) > 0) await drain();
  await rollupAll();
}
