"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode, type Ref } from "react";
import type { TotpSetup } from "@/lib/contracts/factors";
import { CopyLine } from "../ui/copy-line";
import { ErrorLine } from "../ui/error-line";
import { QrCode } from "./qr-code";
import classes from "./factors.module.css";

interface TotpSetupFormProps {
  setup: TotpSetup;
  confirming: { isPending: boolean; error: Error | null };
  onConfirm: (code: string) => void;
  /** Further buttons. */
  children?: ReactNode;
}

/** The QR code for the authenticator app, and the code with which the app confirms it. */
export function TotpSetupForm({ setup, confirming, onConfirm, children }: TotpSetupFormProps) {
  const t = useTranslations("factors");
  const [code, setCode] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== "") onConfirm(code);
      }}
    >
      <p className={classes.text}>{t("scan")}</p>
      <div className={classes.qr}>
        <QrCode text={setup.uri} label={t("qr")} />
      </div>
      <div className={classes.key}>
        <p className={classes.text}>{t("typeIn")}</p>
        <CopyLine value={setup.secret} shown={setup.secret.match(/.{1,4}/g)?.join(" ")} />
      </div>
      <CodeInput label={t("codeOfApp")} value={code} onChange={setCode} />
      <ErrorLine error={confirming.error} />
      <div className={classes.actions}>
        <Button type="submit" loading={confirming.isPending}>
          {t("confirm")}
        </Button>
        {children}
      </div>
    </form>
  );
}

interface CodeInputProps {
  label: string;
  value: string;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
  onChange: (code: string) => void;
}

/** The field for the six digits of an authenticator app. */
export function CodeInput({ label, value, autoFocus, ref, onChange }: CodeInputProps) {
  return (
    <TextInput
      ref={ref}
      label={label}
      classNames={{ input: classes.code }}
      inputMode="numeric"
      autoComplete="one-time-code"
      name="code"
      maxLength={10}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
