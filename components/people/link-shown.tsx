"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyButton } from "../ui/copy-button";
import { Time } from "../ui/time";
import classes from "./people.module.css";

interface LinkShownProps {
  invitation: { token: string; expiresAt: string };
  onClose: () => void;
}

/** The link of an invitation, which cannot be read again. */
export function LinkShown({ invitation: { token, expiresAt }, onClose }: LinkShownProps) {
  const t = useTranslations("people");
  const link = `${window.location.origin}/invitation?token=${token}`;
  return (
    <div>
      <p className={classes.text}>{t.rich("linkText", { time: () => <Time at={expiresAt} place="sentence" /> })}</p>
      <div className={classes.link}>
        <code>{link}</code>
        <CopyButton value={link} />
      </div>
      <Button autoFocus onClick={onClose}>
        {t("done")}
      </Button>
    </div>
  );
}
