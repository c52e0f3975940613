export const COOKIE_PREFIX = "rollcall";

/** better-auth's name of the cookie of a session. Over HTTPS, browsers may send it with a prefix of theirs. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
