/** Settings of the product under test, with the credentials that the specs use. */
export const APP = { sdkAppId: "1400000000", token: "e2e-callback-token" };
export const ADMIN = { email: "admin@rollcall.example", password: "correct horse battery" };
export const API_TOKEN = "e2e-api-token-of-the-browser-tests";

export const SETTINGS = {
  ROLLCALL_APPS: `${APP.sdkAppId}:${APP.token}`,
  ROLLCALL_ADMIN_EMAIL: ADMIN.email,
  ROLLCALL_ADMIN_PASSWORD: ADMIN.password,
  ROLLCALL_API_TOKEN: API_TOKEN,
};
