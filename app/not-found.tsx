import { IconMapOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

export default function NotFound() {
  const t = useTranslations("error");
  return (
    <main>
      <Notice
        icon={IconMapOff}
        title={t("notFoundTitle")}
        actions={<LinkButton href="/live">{t("backToLive")}</LinkButton>}
      >
        {t("notFoundText")}
      </Notice>
    </main>
  );
}
