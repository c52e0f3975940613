"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useChangeAccount } from "@/lib/client/queries/account";
import { setCookie } from "@/lib/client/cookie";
import type { Account } from "@/lib/contracts/account";
import { MAX_NAME_LENGTH } from "@/lib/contracts/values";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { SaveFoot } from "../ui/save-foot";
import { LANGUAGE_NAMES } from "../shell/language-menu";
import classes from "./account.module.css";

/** Name and language. The language changes at once on this page. */
export function ProfileForm({ account }: { account: Account }) {
  const t = useTranslations("account");
  const locale = useLocale();
  const router = useRouter();
  const change = useChangeAccount();
  const form = useForm<{ name: string; locale: Locale }>({
    initialValues: { name: account.name, locale: account.locale ?? locale },
    onValuesChange: () => change.reset(),
  });

  function submit(values: typeof form.values) {
    const body = { ...values, name: values.name.trim() };
    change.mutate(body, {
      onSuccess: () => {
        form.resetDirty(body);
        setCookie(LOCALE_COOKIE, values.locale);
        if (values.locale !== locale) router.refresh();
      },
    });
  }

  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput label={t("email")} value={account.email} readOnly variant="filled" />
      <TextInput label={t("name")} autoComplete="name" maxLength={MAX_NAME_LENGTH} {...form.getInputProps("name")} />
      <NativeSelect
        label={t("language")}
        data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        {...form.getInputProps("locale")}
      />
      <SaveFoot saving={change} dirty={form.isDirty()} />
    </form>
  );
}
