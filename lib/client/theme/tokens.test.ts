import { describe, expect, it } from "vitest";
import { PLATFORM_COLOURS, SURFACES, TONES, toneVariables } from "./tokens";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

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

it("names every variable so that CSS can read it", () => {
  expect(toneVariables("light")["--tone-link-close-fg"]).toBe(TONES.link_close.light.fg);
});
