"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { rolesOf, roleValues } from "@/lib/client/people/role-values";
import { useChangePerson } from "@/lib/client/queries/people";
import type { Person } from "@/lib/contracts/people";
import { FormFoot } from "../ui/form-foot";
import { RoleFields } from "./role-fields";
import classes from "./people.module.css";

/** Changes what somebody may do, and in which apps. */
export function RolesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const change = useChangePerson();
  const [values, setValues] = useState(() => roleValues(person.roles));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("roles_title", { name: person.name || person.email })}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ id: person.id, roles: rolesOf(values) }, { onSuccess: onClose });
        }}
      >
        <RoleFields values={values} onChange={setValues} />
        <FormFoot saving={change} onCancel={onClose} />
      </form>
    </Modal>
  );
}
