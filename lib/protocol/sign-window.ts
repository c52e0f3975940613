/**
 * How far RequestTime of a signed callback may be from our clock, in milliseconds: docs/protocol.md "Authenticity".
 * Beyond this, the callback is refused.
 */
export const SIGN_WINDOW_MS = 60_000;
