import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { joinItems } from "@/lib/i18n/join";
import type { ApiToken } from "@/lib/contracts/tokens";

/** The role of a token, and its apps. */
export function TokenScope({ token: { role, apps } }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  const roles = useTranslations("roles");
  const locale = useLocale();
  const { apps: known } = useCurrentApp();
  const nameOf = (sdkAppId: string) => known.find((app) => app.sdkAppId === sdkAppId)?.name || sdkAppId;
  return (
    <>
      <span>{role === null ? t("unknownRole") : roles(role)}</span>
      <span>{apps === null ? t("allApps") : joinItems(apps.map(nameOf), locale)}</span>
    </>
  );
}
