import {
  channelSettings,
  type AlertChannel,
  type ChannelSettings,
  type changeChannel,
  type newChannel,
} from "@/lib/contracts/alert-channels";
import type { ChannelKind, DeliveryKind, DeliveryState } from "@/lib/alerts/values";
import type { Locale } from "@/lib/i18n/locale";
import type { z } from "zod";
import { appsBySdkAppId } from "../../apps/registry";
import { db, type Prisma } from "../../db/client";
import { ServiceError } from "../../errors";
import { env } from "../../env";
import { RECEIVER_GONE } from "../enqueue";
import { addressProblem } from "./address";
import { maskSettings } from "./mask";
import { SECRET_SETTINGS } from "./secret-settings";
import { newChannelId, settingsOf, stored } from "./sealed-settings";
import type { SendFailure } from "./types";

type Row = Prisma.AlertChannelGetPayload<Record<never, never>>;

/** Every channel with its secrets masked, oldest first. */
export async function listChannels(): Promise<AlertChannel[]> {
  const rows = await db().alertChannel.findMany({ orderBy: { id: "asc" } });
  return Promise.all(rows.map(toChannel));
}

/** The secrets of a channel in the clear, by the name of the setting. Throws ServiceError if there is none. */
export async function readChannelSecrets(id: number): Promise<{ settings: Record<string, string> }> {
  const settings = Object.entries(settingsOf(await channelOf(id))).flatMap(([name, value]) =>
    SECRET_SETTINGS.includes(name) && typeof value === "string" ? [[name, value] as const] : [],
  );
  return { settings: Object.fromEntries(settings) };
}

/** Adds a channel. Throws ServiceError for an app that is not set up, or an address that it may not call. */
export async function createChannel({ settings, apps, ...rest }: z.output<typeof newChannel>): Promise<AlertChannel> {
  checkAddress(settings);
  const id = await newChannelId();
  const data = { ...rest, id, kind: settings.kind, ...stored(id, settings), appIds: await idsOf(apps) };
  return toChannel(await db().alertChannel.create({ data }));
}

/** Changes a channel. Throws ServiceError. */
export async function changeChannelSettings(
  id: number,
  { settings, apps, ...rest }: z.output<typeof changeChannel>,
): Promise<AlertChannel> {
  const before = await channelOf(id);
  const data = {
    ...rest,
    ...(settings === undefined ? {} : stored(id, merged(before, settings))),
    ...(apps === undefined ? {} : { appIds: await idsOf(apps) }),
  };
  return toChannel(await db().alertChannel.update({ where: { id }, data }));
}

/** Deletes a channel and its deliveries. Throws ServiceError if there is none. */
export async function deleteChannel(id: number): Promise<void> {
  await channelOf(id);
  await db().$transaction([
    db().alertDelivery.deleteMany({ where: { channelId: id } }),
    db().alertChannel.delete({ where: { id } }),
  ]);
}

/**
 * Switches a channel off whose receiver is gone, and leaves out what waits for it. A channel that was changed after it
 * was read stays on: its receiver may be another one.
 */
export async function switchOffGone({ id, updatedAt }: Pick<Row, "id" | "updatedAt">): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.alertChannel.updateMany({ where: { id, updatedAt }, data: { enabled: false } });
    if (count === 0) return;
    const waiting = { channelId: id, state: "pending", sending: false };
    await tx.alertDelivery.updateMany({ where: waiting, data: { state: "left_out", lastError: RECEIVER_GONE } });
  });
}

/** The error of a failure, and what follows from it for the channel. */
export const describeFailure = ({ error, gone }: SendFailure): string =>
  gone === true ? `${error}. ${RECEIVER_GONE}.` : error;

/** A channel as it is stored. Throws ServiceError if there is none. */
export async function channelOf(id: number): Promise<Row> {
  const row = await db().alertChannel.findUnique({ where: { id } });
  if (row === null) throw new ServiceError("not_found", `There is no channel ${id}`);
  return row;
}

function merged(before: Row, change: Record<string, unknown>): ChannelSettings {
  const all = { ...settingsOf(before), ...change, kind: before.kind };
  const settings = channelSettings.parse(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)));
  checkAddress(settings);
  return settings;
}

/** Throws ServiceError if a channel of this kind may not call the address. */
function checkAddress(settings: ChannelSettings): void {
  if (settings.kind === "email") return;
  const problem = addressProblem(settings.kind, settings.url, env().webhookPrivate);
  if (problem !== null) throw new ServiceError("invalid", problem);
}

async function idsOf(sdkAppIds: readonly string[]): Promise<number[]> {
  const apps = await appsBySdkAppId();
  return sdkAppIds.map((sdkAppId) => {
    const app = apps.get(sdkAppId);
    if (app === undefined) throw new ServiceError("not_found", `There is no app ${sdkAppId}`);
    return app.id;
  });
}

async function toChannel(row: Row): Promise<AlertChannel> {
  const [apps, last, pending] = await Promise.all([
    appsBySdkAppId(),
    db().alertDelivery.findFirst({
      where: { channelId: row.id, OR: [{ state: { not: "pending" } }, { attempts: { gt: 0 } }] },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
    db().alertDelivery.count({ where: { channelId: row.id, state: "pending" } }),
  ]);
  return {
    id: row.id,
    kind: row.kind as ChannelKind,
    name: row.name,
    locale: row.locale as Locale,
    timeZone: row.timeZone,
    apps: [...apps.values()].filter(({ id }) => row.appIds.includes(id)).map(({ sdkAppId }) => sdkAppId),
    enabled: row.enabled,
    hourlyCap: row.hourlyCap,
    settings: maskSettings(settingsOf(row)),
    last: last && {
      at: (last.sentAt ?? last.createdAt).toISOString(),
      kind: last.kind as DeliveryKind,
      state: last.state as DeliveryState,
      error: last.lastError,
    },
    pending,
  };
}
