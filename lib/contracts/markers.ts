import { z } from "zod";
import { MARKER_VERDICTS } from "@/lib/stats/marker-quality";
import { appQuery, instant, instantQuery, pagedBy, platform, rangeQuery } from "./common";
import { MAX_MARKER_TEXT } from "./values";
import { text } from "./personal";

/** One line without control characters, and without spaces around it. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u, "must be one line without control characters");

/** Something that happened to the app, such as a release. */
export const marker = z.object({
  id: text("plain"),
  at: instant,
  text: text("plain"),
  /** The platform that it concerns; null for all. */
  platform: platform.nullable(),
  /** Who or what set it. */
  source: text("plain"),
  createdAt: instant,
});
export type Marker = z.infer<typeof marker>;

export const markersQuery = z.object({ ...appQuery.shape, ...rangeQuery.shape, ...pagedBy(500).shape });
export type MarkersQuery = z.infer<typeof markersQuery>;
export const markersAnswer = z.object({ markers: z.array(marker), nextCursor: text("plain").nullable() });
export type MarkersAnswer = z.infer<typeof markersAnswer>;

export const newMarker = z.object({
  at: instantQuery
    .optional()
    .describe("From 2010 until a day from now. Now if left out; the same text within ten minutes is then one marker."),
  text: line(MAX_MARKER_TEXT).describe("What happened, in one line: `release 8.3`."),
  platform: platform.nullish().describe("The platform that it concerns. All if left out."),
  source: line(100).optional().describe("What set it. The name of the token or of the person if left out."),
});
export type NewMarker = z.output<typeof newMarker>;

export const markerQuery = z.object({ ...appQuery.shape, id: z.string().describe("The marker's id.") });
export type MarkerQuery = z.infer<typeof markerQuery>;

/** Broken connections of a range, and the connection time in which they could break. */
const measured = z.object({
  from: instant,
  to: instant,
  breaks: z.number().int().nonnegative(),
  connectionMs: z.number().nonnegative(),
});

/** GET /api/v1/markers/quality: timeouts and closed links before and after a marker. */
export const markerQualityAnswer = z.object({
  asOf: instant,
  id: text("plain"),
  before: measured,
  /** The time after the marker as far as it has come. */
  after: measured,
  verdict: z.enum(MARKER_VERDICTS),
});
export type MarkerQuality = z.infer<typeof markerQualityAnswer>;
