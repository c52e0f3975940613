"use client";

import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { rolesOf, roleValues } from "@/lib/client/people/role-values";
import { useInvite } from "@/lib/client/queries/people";
import { FormFoot } from "../ui/form-foot";
import { LinkShown } from "./link-shown";
import { RoleFields } from "./role-fields";
import classes from "./people.module.css";

/** Invites somebody with roles, and then shows the link once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const signIn = useTranslations("signIn");
  const invite = useInvite();
  const form = useForm({
    initialValues: { email: "", roles: roleValues([{ role: "viewer", apps: null }]) },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : signIn("emailInvalid")),
      roles: (value) => (rolesOf(value).length === 0 ? t("rolesMissing") : null),
    },
  });
  const submit = ({ email, roles }: typeof form.values) =>
    invite.mutate({ email: email.trim(), roles: rolesOf(roles) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={invite.data ? t("linkTitle", { name: form.values.email.trim() }) : t("invite")}
      closeButtonProps={{ "aria-label": common("close") }}
      closeOnClickOutside={invite.data === undefined}
    >
      {invite.data ? (
        <LinkShown invitation={invite.data} onClose={onClose} />
      ) : (
        <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
          <TextInput
            label={t("email")}
            type="email"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps("email")}
          />
          <RoleFields values={form.values.roles} onChange={(roles) => form.setFieldValue("roles", roles)} />
          {form.errors.roles !== undefined && <span role="alert">{form.errors.roles}</span>}
          <FormFoot saving={invite} label={t("makeLink")} onCancel={onClose} />
        </form>
      )}
    </Modal>
  );
}
