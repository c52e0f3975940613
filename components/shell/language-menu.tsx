"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconCheck, IconLanguage } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { setCookie } from "@/lib/client/cookie";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { LOCALES, type Locale } from "@/lib/i18n/locale";

/** Each language is named in itself, because its reader may understand no other. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

/** Changes the language. A cookie stores the choice. */
export function LanguageMenu() {
  const t = useTranslations("header");
  const locale = useLocale();
  const router = useRouter();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`${t("language")}: ${LANGUAGE_NAMES[locale]}`}>
          <IconLanguage size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LOCALES.map((name) => (
          <Menu.Item
            key={name}
            lang={name}
            rightSection={name === locale ? <IconCheck size={15} aria-hidden /> : null}
            aria-current={name === locale}
            onClick={() => {
              setCookie(LOCALE_COOKIE, name);
              router.refresh();
            }}
          >
            {LANGUAGE_NAMES[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
