/** Preferences of a viewer, readable by server and browser alike. */
export const LOCALE_COOKIE = "locale";
export const ZONE_COOKIE = "tz";
export const APP_COOKIE = "app";
