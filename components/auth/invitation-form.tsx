"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { acceptInvitation } from "@/lib/client/queries/people";
import { trySignIn } from "@/lib/client/queries/sign-in";
import { MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { useProblemText } from "../ui/use-problem-text";
import { SubmitFoot } from "./submit-foot";
import { useEarlyValues } from "./use-early-values";
import classes from "./auth.module.css";

/** Sets name and password of an invited person, and signs them in. */
export function InvitationForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("invitation");
  const rules = useTranslations("newPassword");
  const textOf = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: "", password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? t("nameMissing") : null),
      password: (value) =>
        [...value].length < MIN_PASSWORD_LENGTH ? rules("short", { min: MIN_PASSWORD_LENGTH }) : null,
    },
  });
  const early = useEarlyValues(form.setValues);

  async function submit({ name, password }: typeof form.values) {
    setFailure(null);
    try {
      await acceptInvitation({ token, name, password });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The page says why the link does not work any more.
      if (error.code === "gone") router.refresh();
      else setFailure(textOf(error));
      return;
    }
    // The account is complete now. If the automatic sign-in fails, the person signs in by hand.
    const signedIn = await trySignIn({ email, password });
    router.replace(signedIn ? "/live" : "/sign-in");
    router.refresh();
  }

  return (
    <>
      <h1 className={classes.title}>{t("title")}</h1>
      <p className={classes.text}>{t("text")}</p>
      <form ref={early} className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
        <TextInput label={t("email")} value={email} autoComplete="username" readOnly variant="filled" />
        <TextInput
          label={t("name")}
          autoComplete="name"
          autoFocus
          name="name"
          maxLength={MAX_NAME_LENGTH}
          {...form.getInputProps("name")}
        />
        <PasswordInput
          label={t("password")}
          description={rules("hint", { min: MIN_PASSWORD_LENGTH })}
          autoComplete="new-password"
          name="password"
          maxLength={MAX_PASSWORD_LENGTH}
          {...form.getInputProps("password")}
        />
        <SubmitFoot failure={failure} submitting={form.submitting} label={t("submit")} />
      </form>
    </>
  );
}
