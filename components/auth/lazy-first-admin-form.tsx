"use client";

import dynamic from "next/dynamic";

/** The form of the first administrator. It is loaded only if there is none: it brings the client of the sign-in. */
export const LazyFirstAdminForm = dynamic(() => import("./first-admin-form").then((module) => module.FirstAdminForm));
