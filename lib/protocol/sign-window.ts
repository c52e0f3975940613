/** How far RequestTime may be from our clock, in milliseconds (CN-1522: 60 s). Beyond it, signed callbacks are refused. */
export const SIGN_WINDOW_MS = 60_000;
