import { HOUR } from "@/lib/time/units";
import { userIdOf } from "./names";
import { networksOf, type Networks } from "./networks";
import type { ClientPlatform } from "./policy";
import type { Random } from "./random";

/** What kind of client it is decides how it can end and what the vendor notices of it (protocol §5). */
export type ClientKind = "mobile" | "desktop" | "web" | "mini";

/** A device somebody owns. */
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
  /** Offset of the clock they live by, ms. */
  zone: number;
  /** How much they use the app compared with most: pauses are divided by it. */
  eagerness: number;
  /** The same for their custom statuses. */
  moodiness: number;
  /** How likely, having opened one device, they take up another within minutes. */
  togetherness: number;
  /** Whether they ever set a custom status. */
  setsStatus: boolean;
}

type Habit = "phone" | "desk-and-phone" | "phone-and-tablet" | "web" | "mini-program" | "everything";
const HABITS: readonly [readonly [number, Habit], ...(readonly [number, Habit])[]] = [
  [34, "phone"],
  [30, "desk-and-phone"],
  [8, "phone-and-tablet"],
  [13, "web"],
  [9, "mini-program"],
  [6, "everything"],
];

/** User number `no` of a population: who they are follows from the seed and the number alone. */
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

  const owned: Record<Habit, () => DevicePlan[]> = {
    phone: () => [phone()],
    "desk-and-phone": () => [desk(), phone()],
    "phone-and-tablet": () => [phone(), tablet()],
    web: () => (random.chance(0.3) ? [browser(), browser("second browser")] : [browser()]),
    "mini-program": () => [mini()],
    everything: () => [phone(), tablet(), desk(), browser(), mini()],
  };
  const devices = owned[random.weighted(HABITS)]();
  const first = devices.find((device) => device.label === "phone");
  if (first && random.chance(0.15)) devices.push({ ...first, oldSdk: random.chance(0.3), label: "second phone" });
  const networks = networksOf(random);
  const zone = random.chance(0.85) ? 8 * HOUR : random.int(-11, 12) * HOUR;
  const eagerness = Math.min(4, Math.max(0.25, random.lognormal(1, 0.6)));
  return {
    userId: userIdOf(no, tag),
    devices,
    networks,
    zone,
    eagerness,
    moodiness: eagerness,
    togetherness: 0,
    setsStatus: random.chance(0.35),
  };
}
