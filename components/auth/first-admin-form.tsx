"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { createFirstAdmin } from "@/lib/client/queries/setup";
import { trySignIn } from "@/lib/client/queries/sign-in";
import { useProblemText } from "../ui/use-problem-text";
import { SubmitFoot } from "./submit-foot";
import { useEarlyValues } from "./use-early-values";
import classes from "./auth.module.css";
import { MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";

/** Creates the account of the one-time link and signs it in. */
export function FirstAdminForm({ token }: { token: string }) {
  const t = useTranslations("firstAdmin");
  const signInTexts = useTranslations("signIn");
  const rules = useTranslations("newPassword");
  const textOf = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({
    initialValues: { name: "", email: "", password: "" },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value) ? null : signInTexts("emailInvalid")),
      password: (value) =>
        [...value].length < MIN_PASSWORD_LENGTH ? rules("short", { min: MIN_PASSWORD_LENGTH }) : null,
    },
  });

  const early = useEarlyValues(form.setValues);

  async function submit(values: typeof form.values) {
    setFailure(null);
    try {
      await createFirstAdmin({ token, ...values });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const refused = [401, 403, 404, 409].includes(error.status);
      setFailure(
        refused
          ? t("used")
          : error.code === "unreachable"
            ? signInTexts("unreachable")
            : error.code === "weak_password" || error.code === "gone"
              ? textOf(error)
              : t("failed", { detail: textOf(error) }),
      );
      return;
    }
    // The account exists now. If the automatic sign-in fails, the user signs in by hand.
    const signedIn = await trySignIn({ email: values.email, password: values.password });
    router.replace(signedIn ? "/setup" : "/sign-in");
    router.refresh();
  }

  return (
    <>
      <h1 className={classes.title}>{t("title")}</h1>
      <p className={classes.text}>{t("text")}</p>
      <form ref={early} className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
        <TextInput label={t("name")} autoComplete="name" autoFocus name="name" {...form.getInputProps("name")} />
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          name="email"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          description={rules("hint", { min: MIN_PASSWORD_LENGTH })}
          autoComplete="new-password"
          name="password"
          {...form.getInputProps("password")}
        />
        <SubmitFoot failure={failure} submitting={form.submitting} label={t("submit")} />
      </form>
    </>
  );
}
