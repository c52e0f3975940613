"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api/problem";
import { useBeginEnrolment, useFinishEnrolment } from "@/lib/client/queries/sign-in";
import { RecoveryCodesShown } from "../factors/recovery-codes-shown";
import { TotpSetupForm } from "../factors/totp-setup-form";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./auth.module.css";

interface EnrolmentFormProps {
  onDone: () => void;
  /** Leads back to the password; `over` if the step took too long. */
  onStartAgain: (over: boolean) => void;
}

/** The step after the password if a second factor is required and the person has none. */
export function EnrolmentForm({ onDone, onStartAgain }: EnrolmentFormProps) {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const begin = useBeginEnrolment();
  const finish = useFinishEnrolment();
  const whenOver = {
    onError: (error: Error) => {
      if (error instanceof ApiError && error.code === "gone") onStartAgain(true);
    },
  };
  if (finish.data)
    return (
      <>
        <h1 className={classes.title}>{t("codesTitle")}</h1>
        <RecoveryCodesShown codes={finish.data.recoveryCodes} done={t("continue")} onDone={onDone} />
      </>
    );
  return (
    <>
      <h1 className={classes.title}>{t("enrolTitle")}</h1>
      {begin.data ? (
        <TotpSetupForm setup={begin.data} confirming={finish} onConfirm={(code) => finish.mutate(code, whenOver)} />
      ) : (
        <>
          <p className={classes.text}>{t("enrolText")}</p>
          {begin.error && (
            <p role="alert" className={classes.error}>
              {textOf(begin.error)}
            </p>
          )}
          <div className={classes.others}>
            <Button loading={begin.isPending} onClick={() => begin.mutate(undefined, whenOver)}>
              {t("enrolBegin")}
            </Button>
            <Button variant="default" onClick={() => onStartAgain(false)}>
              {t("startAgain")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
