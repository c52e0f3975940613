"use client";

import { useMantineStyleNonce } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useCurrentApp } from "@/lib/client/app";
import type { TimeRange } from "@/lib/time/range";
import { formatFull, formatOffset } from "@/lib/time/format";
import { cssString } from "@/lib/client/report/css-string";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { withView } from "@/lib/client/url/view";
import { useViewer } from "@/lib/client/viewer";
import { RangeVerdict } from "./range-verdict";
import classes from "./report.module.css";

const SCHEME = "data-mantine-color-scheme";

/** Prints in the light scheme, whatever the screen has. */
function useLightOnPaper() {
  useEffect(() => {
    const root = document.documentElement;
    let before: string | null = null;
    const setLight = () => {
      before = root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, "light");
    };
    const restore = () => {
      if (before !== null) root.setAttribute(SCHEME, before);
    };
    window.addEventListener("beforeprint", setLight);
    window.addEventListener("afterprint", restore);
    return () => {
      window.removeEventListener("beforeprint", setLight);
      window.removeEventListener("afterprint", restore);
    };
  }, []);
}

interface ReportHeadProps {
  id: string;
  range: TimeRange | null;
  /** The moment that the page is about, in ms; null for now. */
  moment: number | null;
  /** The version of the rules that judged; undefined until it is loaded. */
  rulesVersion: string | undefined;
}

/** Head of the printed report: what a reader needs to check it, and the verdict of its range. */
export function ReportHead({ id, range, moment, rulesVersion }: ReportHeadProps) {
  const t = useTranslations("report");
  const { current } = useCurrentApp();
  const { zone } = useZone();
  const now = useNow();
  const viewer = useViewer();
  const nonce = useMantineStyleNonce();
  const search = new URLSearchParams(useSearchParams());
  useLightOnPaper();
  if (!range || !zone || now === null) return null;
  const facts = [
    [t("user"), id],
    [t("app"), [current?.name, current?.sdkAppId].filter(Boolean).join(" · ")],
    [t("range"), `${formatFull(range.from, zone)} – ${formatFull(range.to, zone)}`],
    [t("zone"), `${zone} (${formatOffset(now, zone)})`],
    [t("printed"), t("printedBy", { time: formatFull(now, zone), person: viewer })],
    [t("link"), `${window.location.origin}/user?${withView(search, { range })}`],
    [t("rules"), rulesVersion ?? ""],
  ];
  return (
    <div data-print="only" className={classes.head}>
      {/* Repeated on every page, so that a single sheet says what it belongs to. */}
      <style
        nonce={nonce?.()}
      >{`@page { @bottom-left { content: ${cssString(`${t("title")} · ${id}`)}; font-size: 9px } }`}</style>
      <p className={classes.title}>{t("title")}</p>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RangeVerdict id={id} range={range} moment={moment} now={now} />
    </div>
  );
}
