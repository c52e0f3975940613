import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import { SECRET_SETTINGS } from "./secret-settings";

/** The last characters of a secret are shown, which is enough to tell two apart. */
const SHOWN_CHARACTERS = 4;

/** The settings of a channel for people to see: of an address its host, of every secret its end. */
export function maskSettings(settings: ChannelSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      SECRET_SETTINGS.includes(name) && typeof value === "string" ? masked(value) : value,
    ]),
  );
}

function masked(value: string): string {
  const origin = URL.canParse(value) ? `${new URL(value).origin}/` : "";
  return `${origin}…${value.length > 2 * SHOWN_CHARACTERS ? value.slice(-SHOWN_CHARACTERS) : ""}`;
}
