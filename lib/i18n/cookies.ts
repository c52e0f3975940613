/** Preferences of a user. Both the server and the browser read them. */
export const LOCALE_COOKIE = "locale";
export const ZONE_COOKIE = "tz";
export const APP_COOKIE = "app";
/** "compact" for low rows. */
export const DENSITY_COOKIE = "density";
export const COMPARE_COOKIE = "compare";
/** Comma-separated columns of the list of users. */
export const USERS_COLUMNS_COOKIE = "users-columns";
/** Incidents that ended until this time (ISO 8601) are not shown again. */
export const DISMISSED_COOKIE = "dismissed-until";
