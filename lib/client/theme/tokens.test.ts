import { describe, expect, it } from "vitest";
import { contrast, difference, VISIONS, type Vision } from "./testing/colour-vision";
import { PLATFORM_COLOURS, SURFACES, TONES, toneVariables } from "./tokens";

describe.each(["light", "dark"] as const)("%s scheme", (scheme) => {
  const surface = SURFACES[scheme];

  it.each(Object.entries(TONES))("%s can be read (AA)", (_, both) => {
    const { fg, bg, solid } = both[scheme];
    expect(contrast(fg, bg)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(fg, surface.panel)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(solid, surface.panel)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(PLATFORM_COLOURS))("%s stands out from a panel", (_, both) => {
    expect(contrast(both[scheme], surface.panel)).toBeGreaterThanOrEqual(3);
  });

  it("text and dimmed text can be read on every surface", () => {
    for (const background of [surface.page, surface.panel]) {
      expect(contrast(surface.text, background)).toBeGreaterThanOrEqual(7);
      expect(contrast(surface.dimmed, background)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The tones that stand in one chart: what `GET stats/events` counts. */
const CHARTED = Object.entries(TONES).filter(([name]) => name !== "offline");
const SETS = {
  platforms: Object.entries(PLATFORM_COLOURS),
  causes: CHARTED.map(([name, { light, dark }]) => [name, { light: light.solid, dark: dark.solid }] as const),
};
/** Distances in OKLab × 100. About 2 can just be noticed. */
const LEAST: Record<keyof typeof SETS, Record<"normal" | "deficient", number>> = {
  platforms: { normal: 15, deficient: 9.5 },
  causes: { normal: 12, deficient: 8 },
};

describe.each(["light", "dark"] as const)("colours of charts in the %s scheme", (scheme) => {
  const cases = (["platforms", "causes"] as const).flatMap((set) =>
    (Object.keys(VISIONS) as Vision[]).map((vision) => [set, vision] as const),
  );
  it.each(cases)("of %s differ with %s vision", (set, vision) => {
    const least = LEAST[set][vision === "normal" ? "normal" : "deficient"];
    const alike = SETS[set].flatMap(([name, colours], i) =>
      SETS[set].slice(0, i).flatMap(([other, others]) => {
        const distance = difference(colours[scheme], others[scheme], vision);
        return distance < least ? [`${name} and ${other}: ${distance.toFixed(1)}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  });
});

it("names every variable so that CSS can read it", () => {
  expect(toneVariables("light")["--tone-link-close-fg"]).toBe(TONES.link_close.light.fg);
});
