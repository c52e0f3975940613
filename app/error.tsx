"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("error");
  const common = useTranslations("common");
  return (
    <div role="alert">
      <Notice
        icon={IconAlertTriangle}
        title={t("pageTitle")}
        actions={
          <Button variant="default" size="xs" onClick={reset}>
            {common("retry")}
          </Button>
        }
      >
        {t("pageText")}
        {error.digest && <div>{t("requestId", { id: error.digest })}</div>}
      </Notice>
    </div>
  );
}
