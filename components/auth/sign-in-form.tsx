"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ApiError } from "@/lib/client/api/problem";
import { signIn } from "@/lib/client/queries/sign-in";
import type { SignInAnswer } from "@/lib/contracts/factors";
import { useProblemText } from "../ui/use-problem-text";
import { SubmitFoot } from "./submit-foot";
import { useEarlyValues } from "./use-early-values";
import classes from "./auth.module.css";

interface SignInFormProps {
  /** Whether a later step took too long, so that the password is asked for again. */
  isOver: boolean;
  /** Whether nothing stands before it that a person would rather use. */
  isFirst: boolean;
  onNext: (answer: SignInAnswer) => void;
}

/** The first step: e-mail address and password. */
export function SignInForm({ isOver, isFirst, onNext }: SignInFormProps) {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const [failure, setFailure] = useState(isOver ? t("stepOver") : null);
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
      onNext(await signIn({ ...values, email: values.email.trim() }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) setFailure(t("invalid"));
      else if (error.status === 0 || error.status >= 502) setFailure(t("unreachable"));
      else setFailure(textOf(error));
    }
  }

  return (
    <form ref={early} className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput
        label={t("email")}
        type="email"
        autoComplete="username"
        autoFocus={isFirst}
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
  );
}
