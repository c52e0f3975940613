"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyButton } from "../ui/copy-button";
import classes from "./factors.module.css";

/** The recovery codes, which cannot be read again. */
export function RecoveryCodesShown({ codes, done, onDone }: { codes: string[]; done: string; onDone: () => void }) {
  const t = useTranslations("factors");
  const text = codes.join("\n");
  return (
    <div className={classes.form}>
      <p className={classes.text}>{t("codesText")}</p>
      <ul className={classes.codes} aria-label={t("codes")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button onClick={onDone}>{done}</Button>
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="rollcall-recovery-codes.txt"
        >
          {t("download")}
        </Button>
        <CopyButton value={text} />
      </div>
    </div>
  );
}
