"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useReveal } from "@/lib/client/queries/secrets";
import { CopyLine } from "../ui/copy-line";
import { ErrorLine } from "../ui/error-line";
import { ConfirmIdentity } from "./confirm-identity";

interface SecretTextProps {
  /** What stands there while it is hidden. */
  masked: string;
  /** Says which secret it is, for the buttons. */
  name: string;
  read: () => Promise<string>;
  /** Shows it without being asked, if the person has signed in just now. */
  atOnce?: boolean;
}

/** A secret whose end is shown. A button shows all of it, after the person has confirmed who they are. */
export function SecretText({ masked, name, read, atOnce = false }: SecretTextProps) {
  const t = useTranslations("secrets");
  const { secret, error, pending, show, hide, asking, stopAsking } = useReveal(read, atOnce);
  return (
    <>
      <CopyLine value={secret} shown={secret ?? masked}>
        <Button
          size="compact-xs"
          variant="default"
          loading={pending}
          aria-label={t(secret === null ? "showName" : "hideName", { name })}
          onClick={secret === null ? show : hide}
        >
          {t(secret === null ? "show" : "hide")}
        </Button>
      </CopyLine>
      <ErrorLine error={error} />
      <ConfirmIdentity opened={asking} onClose={stopAsking} onConfirmed={show} />
    </>
  );
}
