"use client";

import { Button } from "@mantine/core";
import { IconDeviceMobile, IconFingerprint } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { useEnrolPasskey } from "@/lib/client/queries/passkeys";
import { useBeginEnrolment, useFinishEnrolment } from "@/lib/client/queries/sign-in";
import { RecoveryCodesShown } from "../factors/recovery-codes-shown";
import { TotpSetupForm } from "../factors/totp-setup-form";
import { usePasskeyObstacle } from "../factors/use-passkey-obstacle";
import { useDeviceName } from "../ui/use-device-name";
import { useProblemText } from "../ui/use-problem-text";
import type { StepProps } from "./step-props";
import classes from "./auth.module.css";

/** The step after the password if a second factor is required and the person has none. */
export function EnrolmentForm({ passkeyHost, onDone, onStartAgain }: StepProps) {
  const t = useTranslations("signIn");
  const common = useTranslations("common");
  const factors = useTranslations("factors");
  const textOf = useProblemText();
  const deviceName = useDeviceName();
  const begin = useBeginEnrolment();
  const finish = useFinishEnrolment();
  const passkey = useEnrolPasskey();
  const obstacle = usePasskeyObstacle(passkeyHost);
  const whenOver = {
    onError: (error: Error) => {
      if (error instanceof ApiError && error.code === "gone") onStartAgain(true);
    },
  };
  const done = finish.data ?? passkey.data;
  if (done)
    return (
      <>
        <h1 className={classes.title}>{t("codesTitle")}</h1>
        <RecoveryCodesShown codes={done.recoveryCodes} done={t("continue")} onDone={onDone} />
      </>
    );
  const failure = begin.error ?? passkey.error;
  return (
    <>
      <h1 className={classes.title}>{t("enrolTitle")}</h1>
      {begin.data ? (
        <TotpSetupForm setup={begin.data} confirming={finish} onConfirm={(code) => finish.mutate(code, whenOver)}>
          <Button variant="default" onClick={() => begin.reset()}>
            {common("back")}
          </Button>
        </TotpSetupForm>
      ) : (
        <>
          <p className={classes.text}>{t("enrolText")}</p>
          {failure && (
            <p role="alert" className={classes.problem}>
              {textOf(failure)}
            </p>
          )}
          <div className={classes.choices}>
            <Choice
              icon={<IconDeviceMobile size={17} stroke={1.7} aria-hidden />}
              label={t("enrolApp")}
              text={t("enrolAppText")}
              isPending={begin.isPending}
              onChoose={() => begin.mutate(undefined, whenOver)}
            />
            {obstacle === null && (
              <Choice
                icon={<IconFingerprint size={17} stroke={1.7} aria-hidden />}
                label={t("enrolPasskey")}
                text={factors("passkeysText")}
                isPending={passkey.isPending}
                onChoose={() => passkey.mutate(deviceName(navigator.userAgent), whenOver)}
              />
            )}
          </div>
          <div className={classes.others}>
            <Button variant="subtle" size="compact-sm" onClick={() => onStartAgain(false)}>
              {t("startAgain")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  label: string;
  text: string;
  isPending: boolean;
  onChoose: () => void;
}

/** A kind of factor that can be set up. */
function Choice({ icon, label, text, isPending, onChoose }: ChoiceProps) {
  return (
    <div>
      <Button variant="default" fullWidth leftSection={icon} loading={isPending} onClick={onChoose}>
        {label}
      </Button>
      <p className={classes.choice}>{text}</p>
    </div>
  );
}
