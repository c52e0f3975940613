import Negotiator from "negotiator";
import { isLocale, type Locale } from "./locale";

/**
 * The language of a page: the one in the cookie, else the one that the Accept-Language header prefers, else English.
 * Every variant of Chinese gets zh-CN, because no other is available.
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  for (const tag of new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } }).languages()) {
    const [language] = tag.toLowerCase().split("-");
    if (language === "zh") return "zh-CN";
    if (language === "en") return "en";
  }
  return "en";
}
