import { IconMapOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import classes from "@/components/ui/ui.module.css";

/** Every page loads this one with it, so it uses no component library. */
export default function NotFound() {
  const t = useTranslations("error");
  return (
    <main>
      <Notice
        icon={IconMapOff}
        title={t("notFoundTitle")}
        actions={
          <a href="/live" className={classes.plainButton}>
            {t("backToLive")}
          </a>
        }
      >
        {t("notFoundText")}
      </Notice>
    </main>
  );
}
