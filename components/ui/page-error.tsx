"use client";

import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useDatabaseOutage } from "@/lib/client/queries/database-outage";
import { Notice } from "./notice";
import { useDatabaseTexts } from "./use-database-texts";
import classes from "./ui.module.css";

interface PageErrorProps {
  error: Error & { digest?: string };
  /** Renders the page again, also its part of the server. */
  retry: () => void;
}

const EVERY_MS = 5_000;

/**
 * Stands in place of a page that failed, and tries again as soon as the server answers. Every page loads this one with
 * it, so it uses no component library.
 */
export function PageError({ error, retry }: PageErrorProps) {
  const t = useTranslations("error");
  const common = useTranslations("common");
  const outage = useDatabaseOutage();
  const textsOf = useDatabaseTexts();
  const texts = outage === null ? null : textsOf(outage);
  // A script that could not be loaded is only asked for again by a new document.
  const again = () => (error.name === "ChunkLoadError" ? window.location.reload() : retry());
  const recover = useEffectEvent(again);
  useEffect(() => {
    const timer = setInterval(() => void answers().then((ok) => ok && recover()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div role="alert">
      <Notice
        icon={IconAlertTriangle}
        title={texts?.title ?? t("pageTitle")}
        actions={
          <button type="button" className={classes.plainButton} onClick={again}>
            {common("retry")}
          </button>
        }
      >
        {texts?.safe ?? t("pageText")}
        {error.digest && <div>{t("requestId", { id: error.digest })}</div>}
      </Notice>
    </div>
  );
}

/** Whether the server answers. It may do so without its database: then the page fails again, and nothing is lost. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(EVERY_MS) })).ok;
  } catch {
    return false;
  }
}
