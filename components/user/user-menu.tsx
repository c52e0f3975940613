"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconDownload, IconEraser, IconEyeCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { urlOf } from "@/lib/client/api/request";
import { useCurrentApp } from "@/lib/client/app";
import { useLocaleQuery } from "@/lib/client/queries/locale-query";
import { useMay, useMayOpen } from "@/lib/client/roles";
import { listHref } from "@/lib/client/url/list-href";
import { Link } from "../ui/link";

const EraseDialog = dynamic(() => import("../erasures/erase-dialog").then((module) => module.EraseDialog), {
  ssr: false,
});

/** Rare actions with a user: the export for the person, who looked at the user, and the erasure. */
export function UserMenu({ id }: { id: string }) {
  const t = useTranslations("erasures");
  const router = useRouter();
  const may = useMay();
  const looks = useMayOpen()("/audit");
  const { current } = useCurrentApp();
  const speech = useLocaleQuery();
  const [erasing, setErasing] = useState(false);
  const [exports, erases] = [may("export"), may("administer")];
  if (!current || !(exports || erases)) return null;
  const app = current.sdkAppId;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("menu")}>
            <IconDots size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {exports && speech && (
            <Menu.Item
              component="a"
              href={urlOf("GET exports/user.zip", { app, user: id, tz: speech.tz })}
              download
              leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
            >
              {t("export")}
            </Menu.Item>
          )}
          {looks && (
            <Menu.Item
              component={Link}
              href={listHref("/audit", undefined, null, { user: id })}
              leftSection={<IconEyeCheck size={15} stroke={1.7} aria-hidden />}
            >
              {t("looks")}
            </Menu.Item>
          )}
          {erases && (
            <Menu.Item
              color="red"
              leftSection={<IconEraser size={15} stroke={1.7} aria-hidden />}
              onClick={() => setErasing(true)}
            >
              {t("eraseThis")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {erasing && (
        <EraseDialog
          app={app}
          userId={id}
          onClose={() => setErasing(false)}
          onErased={() => router.push(`${listHref("/setup", app, null)}#erasures`)}
        />
      )}
    </>
  );
}
