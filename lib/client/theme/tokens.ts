import type { Platform } from "@/lib/protocol/platform";

/** Colours of one meaning in one scheme: text on its own tint, the tint, and the solid for dots and bars. */
export interface Tone {
  fg: string;
  bg: string;
  solid: string;
}
export interface Tones {
  light: Tone;
  dark: Tone;
}

const tones = (light: [string, string, string], dark: [string, string, string]): Tones => ({
  light: { fg: light[0], bg: light[1], solid: light[2] },
  dark: { fg: dark[0], bg: dark[1], solid: dark[2] },
});

/** Background and text colours of the console. */
export const SURFACES = {
  light: { page: "#fcfcfc", panel: "#ffffff", text: "#18181b", dimmed: "#63636b", line: "#e6e6e8" },
  dark: { page: "#0c0d0e", panel: "#131415", text: "#ededef", dimmed: "#a0a0a8", line: "#292a2d" },
} as const;

/**
 * One colour family per meaning, the same everywhere: badges, bars, timelines. The solids stay apart for the
 * colour-blind, by lightness where hues look alike; the test of this file says by how much.
 */
export const TONES = {
  online: tones(["#0a6557", "#e0f4ef", "#1f8e71"], ["#63dcc6", "#0e2b26", "#00a57c"]),
  offline: tones(["#57575e", "#f0f0f2", "#85858d"], ["#b6b6bd", "#222326", "#7d7d86"]),
  logout: tones(["#3b5470", "#e8eef5", "#7695cc"], ["#a9c1dc", "#1a2531", "#456d9e"]),
  link_close: tones(["#855000", "#fdf1d6", "#a66806"], ["#f2bf5e", "#2e230f", "#ffc93b"]),
  timeout: tones(["#ad2f0e", "#fde9e2", "#a8190f"], ["#ff9f7f", "#361a11", "#e14502"]),
  kicked: tones(["#6334b6", "#f0e9fc", "#9956dc"], ["#c6abff", "#251a3c", "#995ff5"]),
  admin_kick: tones(["#a0136c", "#fce7f3", "#f452a1"], ["#ff9fd4", "#371327", "#b03a70"]),
  superseded: tones(["#3a606c", "#e5f0f3", "#0e465a"], ["#9fc6d2", "#16262c", "#7eb1ca"]),
  other: tones(["#5a5a5a", "#efefef", "#616165"], ["#b8b8b8", "#242424", "#d6d7db"]),
  status: tones(["#5a6100", "#f3f5d9", "#919b1d"], ["#d8d86a", "#26270f", "#abaa2e"]),
} as const satisfies Record<string, Tones>;
export type ToneName = keyof typeof TONES;

/** One colour per platform in charts: its hue is the same in both schemes. The name is always beside it. */
export const PLATFORM_COLOURS = {
  ios: { light: "#3e67e2", dark: "#5e76fc" },
  ipad: { light: "#a82592", dark: "#ea5cb7" },
  android: { light: "#04721d", dark: "#6bca39" },
  windows: { light: "#299dc2", dark: "#59deff" },
  mac: { light: "#5f1674", dark: "#9537ae" },
  linux: { light: "#7b0902", dark: "#b8330d" },
  web: { light: "#bd8c11", dark: "#ad8517" },
  rest: { light: "#9a6b74", dark: "#ecaaaf" },
  unknown: { light: "#4d5054", dark: "#66696e" },
} as const satisfies Record<Platform, { light: string; dark: string }>;

/** The CSS value of a platform's colour, such as `platformColour("ios")`. */
export function platformColour(platform: Platform): string {
  return `var(--platform-${platform})`;
}

/** CSS variables `--platform-<name>` for one scheme. */
export function platformVariables(scheme: "light" | "dark"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PLATFORM_COLOURS).map(([name, both]) => [`--platform-${name}`, both[scheme]]),
  );
}

/** CSS variables `--tone-<name>-<part>` for one scheme. */
export function toneVariables(scheme: "light" | "dark"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TONES).flatMap(([name, both]) =>
      Object.entries(both[scheme]).map(([part, colour]) => [`--tone-${name.replace("_", "-")}-${part}`, colour]),
    ),
  );
}

/** The CSS value of a tone, such as `tone("link_close", "fg")`. */
export function tone(name: ToneName, part: keyof Tone): string {
  return `var(--tone-${name.replace("_", "-")}-${part})`;
}
