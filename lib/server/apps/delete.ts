import type { DeletingApp } from "@/lib/contracts/app";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { appNamed, reloadApps } from "./registry";

/**
 * Begins to delete an app: its callbacks are refused and nobody can read it from now on. The rest happens in the
 * background (deletion-loop.ts). `by` is the e-mail of who decided it. Throws ServiceError.
 */
export async function beginDeletion(sdkAppId: string | undefined, confirm: string, by: string): Promise<void> {
  const app = await appNamed(sdkAppId);
  if (confirm.trim() !== app.sdkAppId) throw new ServiceError("invalid", "confirm: must be the SDKAppID of the app");
  const data = { deletingAt: new Date(), deletingBy: by };
  const { count } = await db().app.updateMany({ where: { id: app.id, pausedAt: { not: null } }, data });
  if (count === 0) throw new ServiceError("conflict", `Pause the app ${app.sdkAppId} before you delete it`);
  await reloadApps();
}

/** The apps that are being deleted, oldest first. */
export async function listDeleting(): Promise<DeletingApp[]> {
  const rows = await db().app.findMany({ where: { deletingAt: { not: null } }, orderBy: { deletingAt: "asc" } });
  return rows.flatMap(({ sdkAppId, name, deletingAt, deletingBy, deletedRows }) =>
    deletingAt === null
      ? []
      : [{ sdkAppId, name, since: deletingAt.toISOString(), by: deletingBy ?? "", rows: Number(deletedRows) }],
  );
}
