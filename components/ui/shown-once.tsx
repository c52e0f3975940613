"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyLine } from "./copy-line";
import classes from "./form.module.css";

interface ShownOnceProps {
  text: ReactNode;
  value: string;
  onClose: () => void;
}

/** The end of a dialog that has made a secret, which cannot be read again. */
export function ShownOnce({ text, value, onClose }: ShownOnceProps) {
  const t = useTranslations("common");
  return (
    <div className={classes.form}>
      <p className={classes.text}>{text}</p>
      <CopyLine value={value} />
      <div className={classes.actions}>
        <Button autoFocus onClick={onClose}>
          {t("done")}
        </Button>
      </div>
    </div>
  );
}
