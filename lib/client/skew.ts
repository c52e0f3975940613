import { SIGN_WINDOW_MS } from "@/lib/protocol/sign-window";

/** Whether our clock and the vendor's are so far apart that signed callbacks may soon be refused. Milliseconds. */
export const isSkewed = (skewMs: number) => Math.abs(skewMs) > SIGN_WINDOW_MS / 2;
