"use client";

import { Modal, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { TokenChanges } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/tokens";
import { FormFoot } from "../ui/form-foot";
import { ShownOnce } from "../ui/shown-once";
import classes from "../ui/form.module.css";

/** How long the old secret may work, in hours. */
const GRACE_HOURS = [0, 1, 24, 168];
const DEFAULT_HOURS = 24;

interface RotateTokenProps {
  token: ApiToken;
  rotate: TokenChanges["rotate"];
  onClose: () => void;
}

/** Gives a token a new secret, and then shows it once. */
export function RotateToken({ token: { id, name, expiresAt }, rotate, onClose }: RotateTokenProps) {
  const t = useTranslations("tokens");
  const common = useTranslations("common");
  const [hours, setHours] = useState(DEFAULT_HOURS);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("rotateTitle", { name })}
      closeButtonProps={{ "aria-label": common("close") }}
      closeOnClickOutside={rotate.data === undefined}
    >
      {rotate.data ? (
        <ShownOnce text={t("once")} value={rotate.data.token} onClose={onClose} />
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            rotate.mutate({ id, graceHours: hours });
          }}
        >
          <p className={classes.text}>{t(expiresAt === null ? "rotateText" : "rotateRenews")}</p>
          <NativeSelect
            label={t("grace")}
            data={GRACE_HOURS.map((value) => ({ value: String(value), label: t("graceHours", { hours: value }) }))}
            value={String(hours)}
            onChange={(event) => setHours(Number(event.currentTarget.value))}
          />
          <FormFoot saving={rotate} label={t("rotate")} onCancel={onClose} />
        </form>
      )}
    </Modal>
  );
}
