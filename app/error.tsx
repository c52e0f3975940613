"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import classes from "@/components/ui/ui.module.css";

/** Every page loads this one with it, so it uses no component library. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("error");
  const common = useTranslations("common");
  return (
    <div role="alert">
      <Notice
        icon={IconAlertTriangle}
        title={t("pageTitle")}
        actions={
          <button type="button" className={classes.plainButton} onClick={reset}>
            {common("retry")}
          </button>
        }
      >
        {t("pageText")}
        {error.digest && <div>{t("requestId", { id: error.digest })}</div>}
      </Notice>
    </div>
  );
}
