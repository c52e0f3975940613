import { SIGN_WINDOW_MS } from "@/lib/protocol/sign-window";

/** Whether the skew (ms) between our clock and Tencent's is so large that signed callbacks may soon be refused. */
export const isSkewed = (skewMs: number) => Math.abs(skewMs) > SIGN_WINDOW_MS / 2;
