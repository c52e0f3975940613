"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { useSignInCode } from "@/lib/client/queries/sign-in";
import { CodeInput } from "../factors/totp-setup-form";
import { useProblemText } from "../ui/use-problem-text";
import type { StepProps } from "./step-props";
import { SubmitFoot } from "./submit-foot";
import classes from "./auth.module.css";

/** Signs in with a code of the authenticator app, or with a recovery code. */
export function CodeForm({ kind, onDone, onStartAgain }: StepProps & { kind: "app" | "recovery" }) {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const send = useSignInCode();
  const [code, setCode] = useState("");
  const field = useRef<HTMLInputElement>(null);
  function submit() {
    if (code.trim() === "") return;
    send.mutate(code, {
      onSuccess: onDone,
      onError: (error) => {
        setCode("");
        field.current?.focus();
        if (error instanceof ApiError && error.code === "gone") onStartAgain(true);
      },
    });
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      {kind === "recovery" ? (
        <TextInput
          ref={field}
          label={t("recoveryCode")}
          autoComplete="off"
          autoFocus
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : (
        <CodeInput ref={field} label={t("code")} autoFocus value={code} onChange={setCode} />
      )}
      <SubmitFoot
        failure={send.error === null ? null : textOf(send.error)}
        submitting={send.isPending || send.isSuccess}
        label={t("submit")}
      />
    </form>
  );
}
