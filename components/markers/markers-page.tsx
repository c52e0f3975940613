"use client";

import { Button } from "@mantine/core";
import { IconFlag, IconFlagPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useMarkers } from "@/lib/client/queries/markers";
import { May } from "@/lib/client/roles";
import { currentTime } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { MARKER } from "@/lib/client/url/marker-href";
import { useAddress } from "@/lib/client/url/use-address";
import type { Marker } from "@/lib/contracts/markers";
import { ListBox } from "../lists/list-box";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { DeleteMarker } from "./delete-marker";
import { useMarkerColumns } from "./marker-columns";
import { ReleaseScript } from "./release-script";
import classes from "./markers.module.css";

// Only the open dialog needs the form with its calendar, so it is loaded then.
const AddMarker = dynamic(() => import("./add-marker").then((module) => module.AddMarker), { ssr: false });

/** What happened to the app, with the quality before and after each. Markers are added and deleted here. */
export function MarkersPage() {
  const t = useTranslations("markers");
  const { zone } = useZone();
  const [{ marker: wanted }] = useAddress(MARKER);
  const [addAt, setAddAt] = useState<number | null>(null);
  const [deleting, setDeleting] = useState<Marker | null>(null);
  const list = useMarkers();
  const columns = useMarkerColumns(wanted, setDeleting);
  const add = (
    <Button size="xs" leftSection={<IconFlagPlus size={15} aria-hidden />} onClick={() => setAddAt(currentTime())}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")}>
        <May permission="annotate">{add}</May>
      </PageHead>
      <div className={classes.stack}>
        <ListBox
          label={t("title")}
          columns={columns}
          rows={list.data?.pages.flatMap(({ markers }) => markers) ?? []}
          keyOf={({ id }) => id}
          list={list}
          none={
            <Notice icon={IconFlag} title={t("noneTitle")}>
              {t("noneText")}
            </Notice>
          }
        />
        {/* The list has its length first: what is below it must not jump. */}
        {(list.data ?? list.error) && (
          <May permission="annotate">
            <ReleaseScript />
          </May>
        )}
      </div>
      {addAt !== null && zone && <AddMarker at={addAt} zone={zone} onClose={() => setAddAt(null)} />}
      <DeleteMarker marker={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}
