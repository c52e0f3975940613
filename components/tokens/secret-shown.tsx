"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyButton } from "../ui/copy-button";
import classes from "./tokens.module.css";

/** The secret of a token, which cannot be read again. */
export function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("tokens");
  return (
    <div>
      <p className={classes.text}>{t("once")}</p>
      <div className={classes.secret}>
        <code>{secret}</code>
        <CopyButton value={secret} />
      </div>
      <Button autoFocus onClick={onClose}>
        {t("done")}
      </Button>
    </div>
  );
}
