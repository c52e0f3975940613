import { useMantineColorScheme } from "@mantine/core";
import {
  IconAdjustments,
  IconApi,
  IconCalendar,
  IconDeviceDesktop,
  IconLanguage,
  IconMoon,
  IconSun,
  type Icon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import type { Command } from "@/lib/client/command";
import { setCookie } from "@/lib/client/cookie";
import { useMay, useMayEverywhere } from "@/lib/client/roles";
import { listHref } from "@/lib/client/url/list-href";
import { RANGE_PRESETS, RANGED_PAGES } from "@/lib/client/url/range";
import { LOCALE_COOKIE } from "@/lib/i18n/cookies";
import { LOCALES } from "@/lib/i18n/locale";
import { LANGUAGE_NAMES } from "../language-menu";
import { NAVIGATION_ENTRIES } from "../navigation-entries";
import { useNavigation } from "../use-navigation";

export interface RunnableCommand extends Command {
  icon: Icon;
  run: () => void;
}

export interface CommandGroup {
  label: string;
  commands: RunnableCommand[];
}

const SECTIONS = ["callback", "settings", "retention", "erasures", "health", "tokens"] as const;
const SCHEMES = [
  { scheme: "light", word: "schemeLight", icon: IconSun },
  { scheme: "dark", word: "schemeDark", icon: IconMoon },
  { scheme: "auto", word: "schemeAuto", icon: IconDeviceDesktop },
] as const;

/** All commands of the palette, in groups. */
export function useCommands(): CommandGroup[] {
  const t = useTranslations("command");
  const nav = useTranslations("nav");
  const reference = useTranslations("apiReference");
  const range = useTranslations("range");
  const header = useTranslations("header");
  const router = useRouter();
  const here = usePathname();
  const { app } = useCurrentApp();
  const { setColorScheme } = useMantineColorScheme();
  const pages = useNavigation().flatMap((group) => [...group.pages]);
  const may = useMay();
  const everywhere = useMayEverywhere("administer");
  const sections = may("administer") ? SECTIONS.filter((section) => section !== "tokens" || everywhere) : [];
  // On a page without a range, a range command opens Activity.
  const page =
    NAVIGATION_ENTRIES.find(({ path }) => path === here && RANGED_PAGES.includes(path)) ??
    NAVIGATION_ENTRIES.find(({ path }) => path === "/activity");

  return [
    {
      label: t("pages"),
      commands: pages.map(({ path, name, icon }) => ({
        id: path,
        label: nav(name),
        words: `${path} ${t(`words_${name}`)}`,
        icon,
        run: () => router.push(listHref(path, app, null)),
      })),
    },
    {
      label: t("ranges", { page: page ? nav(page.name) : "" }),
      commands: RANGE_PRESETS.map((preset) => ({
        id: `range-${preset}`,
        label: range(`preset_${preset}`),
        words: preset,
        icon: IconCalendar,
        run: () => router.push(listHref(page?.path ?? "/activity", app, null, { range: preset })),
      })),
    },
    {
      label: t("settings"),
      commands: [
        ...sections.map((section) => ({
          id: section,
          label: t(`section_${section}`),
          words: nav("setup"),
          icon: IconAdjustments,
          run: () => router.push(`${listHref("/setup", app, null)}#${section}`),
        })),
        {
          id: "api-reference",
          label: reference("title"),
          words: "openapi swagger",
          icon: IconApi,
          run: () => router.push("/api-reference"),
        },
        ...SCHEMES.map(({ scheme, word, icon }) => ({
          id: scheme,
          label: `${header("scheme")}: ${header(word)}`,
          words: scheme,
          icon,
          run: () => setColorScheme(scheme),
        })),
        ...LOCALES.map((locale) => ({
          id: locale,
          label: `${header("language")}: ${LANGUAGE_NAMES[locale]}`,
          words: `${locale} language 语言`,
          icon: IconLanguage,
          run: () => {
            setCookie(LOCALE_COOKIE, locale);
            router.refresh();
          },
        })),
      ],
    },
  ];
}
