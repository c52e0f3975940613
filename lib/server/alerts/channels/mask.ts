import type { ChannelSettings } from "@/lib/contracts/alert-channels";
import { masked } from "../../encryption/mask";
import { SECRET_SETTINGS } from "./secret-settings";

/** The settings of a channel for people to see: of an address its host, of every secret its end. */
export function maskSettings(settings: ChannelSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      SECRET_SETTINGS.includes(name) && typeof value === "string" ? maskedSetting(value) : value,
    ]),
  );
}

function maskedSetting(value: string): string {
  const origin = URL.canParse(value) ? `${new URL(value).origin}/` : "";
  return origin + masked(value);
}
