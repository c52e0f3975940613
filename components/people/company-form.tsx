"use client";

import { Button, PasswordInput, Switch, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChangeCompany, useRemoveCompany } from "@/lib/client/queries/company";
import { readMapping, ROLE_NAMES, writeMapping } from "@/lib/company/role-mapping";
import type { CompanyAnswer } from "@/lib/contracts/company";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SaveFoot } from "../ui/save-foot";
import { CompanyTestButton } from "./company-test-button";
import classes from "./people.module.css";

/** The fields of the form. The roles are written, one a line. */
const valuesOf = (settings: CompanyAnswer["settings"]) => ({
  issuer: settings?.issuer ?? "",
  clientId: settings?.clientId ?? "",
  clientSecret: "",
  name: settings?.name ?? "",
  scopes: settings?.scopes ?? "openid profile email",
  claim: settings?.claim ?? "groups",
  roles: writeMapping(settings?.roles ?? []),
  trustEmail: settings?.trustEmail ?? false,
  only: settings?.only ?? false,
  breakGlass: settings?.breakGlass ?? "",
});

/** Sets the company's provider up, changes it, or removes it. */
export function CompanyForm({ company }: { company: CompanyAnswer }) {
  const t = useTranslations("company");
  const change = useChangeCompany();
  const remove = useRemoveCompany();
  const [removing, setRemoving] = useState(false);
  const isFixed = company.source === "environment";
  const required = (value: string) => (value.trim() === "" ? t("required") : null);
  const form = useForm({
    initialValues: valuesOf(company.settings),
    validate: {
      issuer: required,
      clientId: required,
      clientSecret: (value, { issuer }) => (issuer === company.settings?.issuer ? null : required(value)),
      roles: (value) => {
        const read = readMapping(value);
        return "fault" in read ? t("rolesWrong", { line: read.fault }) : null;
      },
    },
  });
  function submit({ clientSecret, breakGlass, roles, ...values }: typeof form.values) {
    const read = readMapping(roles);
    if ("fault" in read) return;
    const secret = clientSecret === "" ? {} : { clientSecret };
    const body = { ...values, ...secret, roles: read.mapping, breakGlass: breakGlass.trim() || null };
    change.mutate(body, {
      onSuccess: () => {
        form.setFieldValue("clientSecret", "");
        form.resetDirty({ ...form.getValues(), clientSecret: "" });
      },
    });
  }
  function removed() {
    setRemoving(false);
    form.setValues(valuesOf(null));
    form.resetDirty(valuesOf(null));
  }
  const text = (name: "issuer" | "clientId" | "name" | "scopes" | "claim") => (
    <TextInput
      label={t(name)}
      readOnly={isFixed}
      variant={isFixed ? "filled" : undefined}
      {...form.getInputProps(name)}
    />
  );
  return (
    <form
      className={classes.form}
      onSubmit={form.onSubmit(submit)}
      // What is typed is not saved any more. The form itself clears the secret once it is saved.
      onChange={() => change.reset()}
      noValidate
    >
      <div className={classes.pair}>
        {text("issuer")}
        {text("name")}
        {text("clientId")}
        {!isFixed && (
          <PasswordInput
            label={t("clientSecret")}
            description={company.source === "console" ? t("secretKept") : undefined}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="off"
            {...form.getInputProps("clientSecret")}
          />
        )}
        {text("scopes")}
        {text("claim")}
      </div>
      <Textarea
        label={t("roles")}
        description={t("rolesHint", { roles: ROLE_NAMES })}
        classNames={{ input: classes.mapping }}
        autosize
        minRows={3}
        readOnly={isFixed}
        {...form.getInputProps("roles")}
      />
      <Switch
        label={t("trustEmail")}
        description={t("trustEmailText")}
        disabled={isFixed}
        {...form.getInputProps("trustEmail", { type: "checkbox" })}
      />
      <Switch
        label={t("only")}
        description={t("onlyText")}
        disabled={isFixed}
        {...form.getInputProps("only", { type: "checkbox" })}
      />
      <TextInput
        label={t("breakGlass")}
        description={t("breakGlassText")}
        type="email"
        readOnly={isFixed}
        {...form.getInputProps("breakGlass")}
      />
      <CompanyTestButton issuer={form.values.issuer.trim()} />
      {!isFixed && (
        <div className={classes.foot}>
          <SaveFoot saving={change} dirty={form.isDirty()} />
          {company.source === "console" && (
            <Button variant="default" onClick={() => setRemoving(true)}>
              {t("remove")}
            </Button>
          )}
        </div>
      )}
      <ConfirmDialog
        opened={removing}
        title={t("remove_title")}
        text={t("remove_text")}
        action={t("remove")}
        pending={remove.isPending}
        error={remove.error}
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.mutate(undefined, { onSuccess: removed })}
      />
    </form>
  );
}
