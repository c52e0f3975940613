import { createHash } from "node:crypto";
import { channelSettings, type ChannelSettings } from "@/lib/contracts/alert-channels";
import { db } from "../../db/client";
import { mapTexts } from "../../encryption/columns";
import { open, seal } from "../../encryption/seal";
import { SECRET_SETTINGS } from "./secret-settings";

const COLUMN = { table: "alert_channel", column: "settings", form: SECRET_SETTINGS };

/** The id of a channel that is to be added: its secrets are sealed for it. */
export async function newChannelId(): Promise<number> {
  const [row] = await db().$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('alert_channel', 'id'))::int AS id`;
  if (row === undefined) throw new Error("There is no next id");
  return row.id;
}

/** How the settings of the channel with this id are stored: sealed, and with what tells its receiver from others. */
export const stored = (id: number, settings: ChannelSettings) => ({
  settings: mapTexts(COLUMN, id, settings, (text, place) => seal(text, place)) as ChannelSettings,
  receiver: receiverOf(settings),
});

/** The settings of a stored channel. Throws SealError. */
export const settingsOf = ({ id, settings }: { id: number; settings: unknown }): ChannelSettings =>
  channelSettings.parse(mapTexts(COLUMN, id, settings, (text, place) => open(text, place)));

/** A hash of the address that gets the messages: two channels with one address share its rate. */
const receiverOf = (settings: ChannelSettings) =>
  createHash("sha256")
    .update(settings.kind === "email" ? `${settings.host} ${settings.from}` : settings.url)
    .digest();
