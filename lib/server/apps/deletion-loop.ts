import { SECOND } from "@/lib/time/units";
import { recordEvent } from "../audit/record-event";
import { projectorDb } from "../db/client";
import { waitForAppends } from "../db/wait-for-appends";
import { log } from "../log";
import { repeat } from "../loop";
import { forgetApp, removeData, type DeletedPart } from "./remove-data";

const LOOK_EVERY_MS = 2 * SECOND;
/** Until then every instance that can read the apps knows that this one is being deleted. */
const SETTLED_MS = 5 * SECOND;

/**
 * Deletes the data of the apps that are being deleted, until the returned function is called. Every instance may run
 * one: what one has deleted, another does not find. A restart goes on with what is left.
 */
export const startDeletion = (): (() => Promise<void>) =>
  repeat("the deletion of an app", LOOK_EVERY_MS, (signal) => deleteDue(new Date(Date.now() - SETTLED_MS), signal));

/** Deletes the apps whose deletion began before `before`. */
export async function deleteDue(before: Date, signal: AbortSignal): Promise<void> {
  const due = await projectorDb().app.findMany({ where: { deletingAt: { lte: before } }, orderBy: { id: "asc" } });
  for (const { id, sdkAppId, deletingBy } of due) await deleteOne({ id, sdkAppId }, deletingBy ?? "", signal);
}

async function deleteOne(app: DeletedPart, by: string, signal: AbortSignal): Promise<void> {
  const count = async (rows: number) =>
    void (await projectorDb().app.updateMany({ where: { id: app.id }, data: { deletedRows: { increment: rows } } }));
  // From then on no instance stores anything of it, whatever apps it knows.
  await waitForAppends();
  if (!(await removeData(app, count, signal))) return;
  const rows = await projectorDb().$transaction(async (tx) => {
    const [gone] = await tx.$queryRaw<{ rows: bigint }[]>`
      DELETE FROM app WHERE id = ${app.id} RETURNING deleted_rows AS rows`;
    if (gone === undefined) return null;
    await forgetApp(tx, app);
    const deleted = { sdkAppId: app.sdkAppId, deletedAt: new Date() };
    await tx.deletedApp.createMany({ data: [deleted], skipDuplicates: true });
    return Number(gone.rows);
  });
  if (rows === null) return;
  log.info({ app: app.sdkAppId, rows }, "an app is deleted");
  const actor = { kind: "person", id: null, name: by } as const;
  recordEvent("change", { actor, endpoint: "DELETE apps", headers: null, detail: { deleted: app.sdkAppId, rows } });
}
