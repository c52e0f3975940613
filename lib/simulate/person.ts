import { HOUR } from "@/lib/time/units";
import { userIdOf } from "./names";
import { networksOf, type Networks } from "./networks";
import type { ClientPlatform } from "./login-policy";
import type { Random } from "./random";

/** Determines how a session can end and what Tencent notices (docs/protocol.md "What a callback says"). */
export type ClientKind = "mobile" | "desktop" | "web" | "mini";

export interface DevicePlan {
  platform: ClientPlatform;
  kind: ClientKind;
  oldSdk: boolean;
  label: string;
}

export interface Person {
  userId: string;
  devices: DevicePlan[];
  networks: Networks;
  /** Offset of the person's time zone, ms. */
  zoneOffset: number;
  /** Pauses between sessions are divided by this; the median person has 1. */
  activityRate: number;
  /** The same for changes of the custom status. */
  statusRate: number;
  /** Probability that opening one device leads to opening another within minutes. */
  secondDeviceChance: number;
  setsStatus: boolean;
}

type DeviceSet = "phone" | "desk-and-phone" | "phone-and-tablet" | "web" | "mini-program" | "everything";
const DEVICE_SETS: readonly [readonly [number, DeviceSet], ...(readonly [number, DeviceSet])[]] = [
  [34, "phone"],
  [30, "desk-and-phone"],
  [8, "phone-and-tablet"],
  [13, "web"],
  [9, "mini-program"],
  [6, "everything"],
];

/** User number `no` of a simulation. It depends only on the seed and the number. */
export function personOf(no: number, random: Random, tag: string): Person {
  const plan = (platform: ClientPlatform, kind: ClientKind, label: string): DevicePlan => ({
    platform,
    kind,
    oldSdk: random.chance(0.2),
    label,
  });
  const phone = () => plan(random.chance(0.42) ? "ios" : "android", "mobile", "phone");
  const desk = () =>
    plan(
      random.weighted([
        [70, "windows"],
        [24, "mac"],
        [6, "linux"],
      ]),
      "desktop",
      "desk",
    );
  const tablet = () => plan("ipad", "mobile", "tablet");
  const browser = (label = "browser") => plan("web", "web", label);
  const mini = () => plan("web", "mini", "mini program");

  const owned: Record<DeviceSet, () => DevicePlan[]> = {
    phone: () => [phone()],
    "desk-and-phone": () => [desk(), phone()],
    "phone-and-tablet": () => [phone(), tablet()],
    web: () => (random.chance(0.3) ? [browser(), browser("second browser")] : [browser()]),
    "mini-program": () => [mini()],
    everything: () => [phone(), tablet(), desk(), browser(), mini()],
  };
  const devices = owned[random.weighted(DEVICE_SETS)]();
  const first = devices.find((device) => device.label === "phone");
  if (first && random.chance(0.15)) devices.push({ ...first, oldSdk: random.chance(0.3), label: "second phone" });
  const networks = networksOf(random);
  const zoneOffset = random.chance(0.85) ? 8 * HOUR : random.int(-11, 12) * HOUR;
  const activityRate = Math.min(4, Math.max(0.25, random.lognormal(1, 0.6)));
  return {
    userId: userIdOf(no, tag),
    devices,
    networks,
    zoneOffset,
    activityRate,
    statusRate: activityRate,
    secondDeviceChance: 0,
    setsStatus: random.chance(0.35),
  };
}
