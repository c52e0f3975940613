"use client";

import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api/problem";
import { useSignInPasskey } from "@/lib/client/queries/passkeys";
import { usePasskeyObstacle } from "../factors/use-passkey-obstacle";
import { useProblemText } from "../ui/use-problem-text";
import type { StepProps } from "./step-props";
import classes from "./auth.module.css";

/** Signs in with a passkey. `isFirst` if nothing stands before it that the person could use. */
export function PasskeyButton({ isFirst, passkeyHost, onDone, onStartAgain }: StepProps & { isFirst: boolean }) {
  const t = useTranslations("signIn");
  const factors = useTranslations("factors");
  const textOf = useProblemText();
  const prove = useSignInPasskey();
  const obstacle = usePasskeyObstacle(passkeyHost);
  if (obstacle !== null)
    return <p className={classes.hint}>{factors(`obstacle_${obstacle}`, { host: passkeyHost ?? "" })}</p>;
  function submit() {
    prove.mutate(undefined, {
      onSuccess: onDone,
      onError: (error) => {
        if (error instanceof ApiError && error.code === "gone") onStartAgain(true);
      },
    });
  }
  return (
    <div className={classes.form}>
      {prove.error && (
        <p role="alert" className={classes.error}>
          {textOf(prove.error)}
        </p>
      )}
      <Button
        variant={isFirst ? "filled" : "default"}
        fullWidth
        autoFocus={isFirst}
        loading={prove.isPending || prove.isSuccess}
        leftSection={<IconFingerprint size={17} stroke={1.7} aria-hidden />}
        onClick={submit}
      >
        {t("usePasskey")}
      </Button>
    </div>
  );
}
