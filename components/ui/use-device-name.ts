import { useTranslations } from "next-intl";
import { browserName } from "@/lib/client/browser-name";

/** Returns a function that names the device of a User-Agent, such as "Chrome on macOS". */
export function useDeviceName(): (userAgent: string) => string {
  const t = useTranslations("account");
  return (userAgent) => {
    const { browser, system } = browserName(userAgent);
    if (browser !== null && system !== null) return t("device", { browser, system });
    return browser ?? system ?? t("deviceUnknown");
  };
}
