/** Preferences of a viewer, readable by server and browser alike. */
export const LOCALE_COOKIE = "locale";
export const ZONE_COOKIE = "tz";
export const APP_COOKIE = "app";
/** Columns of the list of users, separated by commas. */
export const USERS_COLUMNS_COOKIE = "users-columns";
