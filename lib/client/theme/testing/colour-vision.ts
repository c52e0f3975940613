type Triple = [number, number, number];
type Matrix = [...Triple, ...Triple, ...Triple];

const multiply = (m: Matrix, [x, y, z]: Triple): Triple => [
  m[0] * x + m[1] * y + m[2] * z,
  m[3] * x + m[4] * y + m[5] * z,
  m[6] * x + m[7] * y + m[8] * z,
];

/**
 * How linear RGB is seen with each kind of colour vision, at full severity. Source: G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009.
 */
export const VISIONS: Record<"normal" | "protanopia" | "deuteranopia" | "tritanopia", Matrix> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
export type Vision = keyof typeof VISIONS;

/** Linear RGB of `#rrggbb`, each part from 0 to 1. */
export function linearRgb(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const LMS: Matrix = [
  0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
  0.6299787005,
];
const LAB: Matrix = [
  0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
  -0.808675766,
];

/** OKLab of linear RGB. Source: Björn Ottosson, "A perceptual color space for image processing", 2020. */
function okLab(rgb: Triple): Triple {
  const [l, m, s] = multiply(LMS, rgb);
  return multiply(LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)]);
}

/** How far apart two colours look: the distance in OKLab × 100. About 2 is the least that can be noticed. */
export function difference(a: string, b: string, vision: Vision): number {
  const seen = (hex: string) => {
    const [red, green, blue] = multiply(VISIONS[vision], linearRgb(hex));
    const clamp = (value: number) => Math.min(1, Math.max(0, value));
    return okLab([clamp(red), clamp(green), clamp(blue)]);
  };
  const [one, other] = [seen(a), seen(b)];
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** WCAG 2.2 contrast ratio. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => multiply([0.2126, 0.7152, 0.0722, 0, 0, 0, 0, 0, 0], linearRgb(hex))[0];
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
