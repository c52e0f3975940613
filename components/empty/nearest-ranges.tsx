"use client";

import dynamic from "next/dynamic";

/** Buttons to the nearest ranges with events. They are loaded when they are needed: most ranges have events. */
export const NearestRanges = dynamic(
  () => import("./nearest-range-buttons").then((module) => module.NearestRangeButtons),
  { ssr: false },
);
