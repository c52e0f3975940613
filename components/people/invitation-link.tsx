"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useInviteAgain } from "@/lib/client/queries/people";
import type { Person } from "@/lib/contracts/people";
import { FormFoot } from "../ui/form-foot";
import { LinkShown } from "./link-shown";
import classes from "./people.module.css";

/** Makes a new link for an invited person. The one before stops working, so it asks first. */
export function InvitationLink({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const again = useInviteAgain();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("linkTitle", { name: person.email })}
      closeButtonProps={{ "aria-label": common("close") }}
      closeOnClickOutside={again.data === undefined}
    >
      {again.data ? (
        <LinkShown invitation={again.data} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            again.mutate(person.id);
          }}
        >
          <p className={classes.text}>{t("inviteAgain_text")}</p>
          <FormFoot saving={again} label={t("makeLink")} onCancel={onClose} />
        </form>
      )}
    </Modal>
  );
}
