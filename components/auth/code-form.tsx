"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { useSignInCode } from "@/lib/client/queries/sign-in";
import { CodeInput } from "../factors/totp-setup-form";
import { useProblemText } from "../ui/use-problem-text";
import { SubmitFoot } from "./submit-foot";
import classes from "./auth.module.css";

interface StepProps {
  onDone: () => void;
  /** Leads back to the password; `over` if the step took too long. */
  onStartAgain: (over: boolean) => void;
}

/** The step after the password: a code of the authenticator app, or a recovery code. */
export function CodeForm({ onDone, onStartAgain }: StepProps) {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const send = useSignInCode();
  const [recovers, setRecovers] = useState(false);
  const [code, setCode] = useState("");
  function submit() {
    if (code.trim() === "") return;
    send.mutate(code, {
      onSuccess: onDone,
      onError: (error) => {
        setCode("");
        if (error instanceof ApiError && error.code === "gone") onStartAgain(true);
      },
    });
  }
  function switchKind() {
    setRecovers(!recovers);
    setCode("");
    send.reset();
  }
  return (
    <>
      <h1 className={classes.title}>{t("codeTitle")}</h1>
      <p className={classes.text}>{recovers ? t("recoveryText") : t("codeText")}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        noValidate
      >
        {recovers ? (
          <TextInput
            key="recovery"
            label={t("recoveryCode")}
            autoComplete="off"
            autoFocus
            maxLength={40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : (
          <CodeInput key="code" label={t("code")} autoFocus value={code} onChange={setCode} />
        )}
        <SubmitFoot
          failure={send.error === null ? null : textOf(send.error)}
          submitting={send.isPending || send.isSuccess}
          label={t("submit")}
        />
      </form>
      <div className={classes.others}>
        <Button variant="subtle" size="compact-sm" onClick={switchKind}>
          {recovers ? t("useApp") : t("useRecovery")}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => onStartAgain(false)}>
          {t("startAgain")}
        </Button>
      </div>
      {recovers && <p className={classes.hint}>{t("recoveryLost")}</p>}
    </>
  );
}
