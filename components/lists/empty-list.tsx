"use client";

import dynamic from "next/dynamic";

/** Says that no row of the range matches. It is loaded when it is needed: most lists have rows. */
export const EmptyList = dynamic(() => import("./empty-list-notice").then((module) => module.EmptyListNotice), {
  ssr: false,
});
