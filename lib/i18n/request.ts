import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE } from "./cookies";
import { chooseLocale } from "./choose-locale";

/** The language and messages of a request. This layer never formats times, so its time zone is UTC. */
export default getRequestConfig(async () => {
  const locale = chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language"));
  const messages = locale === "en" ? await import("./messages/en.json") : await import("./messages/zh-CN.json");
  return { locale, messages: messages.default, timeZone: "UTC" };
});
