"use client";

import { IconLock } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { needOf } from "@/lib/client/page-permissions";
import { useMayEverywhere, useMayOpen, useOwnRoles } from "@/lib/client/roles";
import { useCurrentApp } from "@/lib/client/app";
import { useViewer } from "@/lib/client/viewer";
import { joinItems } from "@/lib/i18n/join";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";

/** Shows a page to whom the roles permit it, and to everybody else why not and who can change that. */
export function PageGate({ children }: { children: ReactNode }) {
  const t = useTranslations("access");
  const names = useTranslations("roles");
  const locale = useLocale();
  const mayOpen = useMayOpen();
  const mayAddApp = useMayEverywhere("administer");
  const roles = useOwnRoles();
  const viewer = useViewer();
  const { known, ready } = useCurrentApp();
  const path = usePathname();
  const need = needOf(path);
  if (need === null || mayOpen(path)) return children;
  const noApp = known && !ready && !mayAddApp;
  return (
    <Panel title={t(noApp ? "noAppTitle" : "noPageTitle")}>
      <Notice icon={IconLock} title={t(noApp ? "noAppLead" : `needs_${need.permission}`)}>
        <p>
          {t("signedInAs", { person: viewer })}{" "}
          {roles.length > 0
            ? t("yourRoles", {
                roles: joinItems(
                  roles.map((role) => names(role)),
                  locale,
                ),
              })
            : t("noRoles")}
        </p>
        <p>{t("whoChanges")}</p>
      </Notice>
    </Panel>
  );
}
