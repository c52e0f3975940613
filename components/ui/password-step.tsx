"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { MAX_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { FormFoot } from "./form-foot";
import classes from "./form.module.css";

interface PasswordStepProps {
  /** What the password is asked for. */
  text: string;
  label: string;
  saving: { isPending: boolean; error: Error | null };
  onPassword: (password: string) => void;
  onCancel: () => void;
  /** Further fields, above the password. */
  children?: ReactNode;
}

/** The step of a dialog that asks for the own password. */
export function PasswordStep({ text, label, saving, onPassword, onCancel, children }: PasswordStepProps) {
  const t = useTranslations("common");
  const [password, setPassword] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") onPassword(password);
      }}
    >
      <p className={classes.text}>{text}</p>
      {children}
      <PasswordInput
        label={t("currentPassword")}
        autoComplete="current-password"
        maxLength={MAX_PASSWORD_LENGTH}
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormFoot saving={saving} label={label} onCancel={onCancel} />
    </form>
  );
}
