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

/** One colour family per meaning, the same everywhere: badges, bars, timelines. */
export const TONES = {
  online: tones(["#0a6557", "#e0f4ef", "#12977f"], ["#63dcc6", "#0e2b26", "#22b89d"]),
  offline: tones(["#57575e", "#f0f0f2", "#85858d"], ["#b6b6bd", "#222326", "#7d7d86"]),
  logout: tones(["#3b5470", "#e8eef5", "#6384a7"], ["#a9c1dc", "#1a2531", "#7595b8"]),
  link_close: tones(["#855000", "#fdf1d6", "#bd7d00"], ["#f2bf5e", "#2e230f", "#d99a1e"]),
  timeout: tones(["#ad2f0e", "#fde9e2", "#dd5028"], ["#ff9f7f", "#361a11", "#f0673f"]),
  kicked: tones(["#6334b6", "#f0e9fc", "#8556dc"], ["#c6abff", "#251a3c", "#9b77ea"]),
  admin_kick: tones(["#a0136c", "#fce7f3", "#cc3794"], ["#ff9fd4", "#371327", "#e0559f"]),
  superseded: tones(["#3a606c", "#e5f0f3", "#5b8f9f"], ["#9fc6d2", "#16262c", "#6ba3b4"]),
  other: tones(["#5a5a5a", "#efefef", "#878787"], ["#b8b8b8", "#242424", "#848484"]),
} as const satisfies Record<string, Tones>;
export type ToneName = keyof typeof TONES;

/** One colour per platform in charts, different from those of causes. The platform's name is always beside it. */
export const PLATFORM_COLOURS = {
  ios: { light: "#2f6bd8", dark: "#6ea4ff" },
  ipad: { light: "#6f8fc4", dark: "#9bb6e4" },
  android: { light: "#4c8c1f", dark: "#8ac957" },
  windows: { light: "#0b87a8", dark: "#45bfe0" },
  mac: { light: "#5c6470", dark: "#b4bcc8" },
  linux: { light: "#8a5f34", dark: "#cf9f6c" },
  web: { light: "#4a4fc4", dark: "#9a9df5" },
  rest: { light: "#8a7a00", dark: "#cfc04a" },
  unknown: { light: "#8a8a8a", dark: "#838383" },
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
