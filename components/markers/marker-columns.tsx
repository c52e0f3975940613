"use client";

import { ActionIcon } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useMay } from "@/lib/client/roles";
import type { Marker } from "@/lib/contracts/markers";
import type { Column } from "../ui/data-list";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { MarkerQuality } from "./marker-quality";
import classes from "./markers.module.css";

/** The columns of the list of markers. `wanted` is the id of the marker that the address names. */
export function useMarkerColumns(wanted: string | null, onDelete: (marker: Marker) => void): Column<Marker>[] {
  const t = useTranslations("markers");
  const may = useMay();
  const columns: Column<Marker>[] = [
    { key: "at", head: t("at"), width: "168px", cell: ({ at }) => <Time at={at} /> },
    { key: "text", head: t("text"), cell: (marker) => <Text marker={marker} wanted={marker.id === wanted} /> },
    {
      key: "platform",
      head: t("platform"),
      width: "132px",
      cell: ({ platform }) => (platform ? <PlatformLabel platform={platform} /> : t("allPlatforms")),
    },
    { key: "source", head: t("source"), width: "140px", cardLabel: t("source"), cell: ({ source }) => source },
    { key: "quality", head: t("quality"), width: "300px", cell: (marker) => <MarkerQuality marker={marker} /> },
    {
      key: "delete",
      head: <span className="visually-hidden">{t("delete")}</span>,
      width: "48px",
      align: "right",
      cell: (marker) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t("deleteTitle", { text: marker.text })}
          onClick={() => onDelete(marker)}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      ),
    },
  ];
  return may("annotate") ? columns : columns.filter(({ key }) => key !== "delete");
}

/** The text. The one that the address names scrolls into view. */
function Text({ marker, wanted }: { marker: Marker; wanted: boolean }) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (wanted) ref.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  return (
    <span ref={ref} className={classes.text} data-wanted={wanted || undefined} aria-current={wanted || undefined}>
      {marker.text}
    </span>
  );
}
