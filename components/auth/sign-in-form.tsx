"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { signIn } from "@/lib/client/queries/sign-in";
import { useProblemText } from "../ui/use-problem-text";
import { SubmitFoot } from "./submit-foot";
import { useEarlyValues } from "./use-early-values";
import classes from "./auth.module.css";

/** `next` is the page of this origin to open then. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value) ? null : t("emailInvalid")),
      password: (value) => (value === "" ? t("passwordMissing") : null),
    },
  });

  const early = useEarlyValues(form.setValues);

  async function submit(values: typeof form.values) {
    setFailure(null);
    try {
      await signIn({ ...values, email: values.email.trim() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) setFailure(t("invalid"));
      else if (error.status === 0 || error.status >= 502) setFailure(t("unreachable"));
      else setFailure(textOf(error));
      return;
    }
    router.replace(next);
    router.refresh();
  }

  return (
    <>
      <h1 className={classes.title}>{t("title")}</h1>
      <form ref={early} className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          autoFocus
          name="email"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          name="password"
          {...form.getInputProps("password")}
        />
        <SubmitFoot failure={failure} submitting={form.submitting} label={t("submit")} />
      </form>
    </>
  );
}
