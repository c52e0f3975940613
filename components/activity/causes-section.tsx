"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral } from "nuqs";
import { causeMatrix } from "@/lib/client/activity/causes";
import { answerRange } from "@/lib/client/charts/answer-range";
import type { TableData } from "@/lib/client/table/table";
import { useCells } from "@/lib/client/table/use-cells";
import { useCompared } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";
import { useAddress } from "@/lib/client/url/use-address";
import type { Platform } from "@/lib/protocol/platform";
import { TableTools } from "../ui/table-tools";
import { CauseTable } from "./cause-table";
import { useComparedName } from "../charts/compared";
import { Section } from "./section";
import classes from "./activity.module.css";

const SHOWN = ["number", "share"] as const;
const SHOWN_PARAMETER = { causes: parseAsStringLiteral(SHOWN).withDefault("number") };

/** Why connections ended, by platform, as numbers or as shares of each platform. */
export function CausesSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const causes = useTranslations("cause");
  const platforms = useTranslations("platform");
  const comparedWith = useComparedName();
  const cells = useCells();
  const [{ causes: shown }, write] = useAddress(SHOWN_PARAMETER);
  const share = shown === "share";
  const { now, earlier } = useCompared("GET stats/causes", range);
  const matrix = now.data && causeMatrix(now.data);
  const before = earlier && { matrix: causeMatrix(earlier), span: answerRange(earlier) };

  const table = matrix
    ? (): TableData => {
        const part = (ended: number, of: number) => (share ? cells.share(ended, of) : cells.number(ended));
        const row = (
          key: string,
          name: string,
          all: number,
          previous: number | undefined,
          of: (platform: Platform, ended: number) => number,
        ) => ({
          key,
          cells: [
            cells.text(name),
            part(all, matrix.total),
            before && previous !== undefined ? part(previous, before.matrix.total) : cells.number(null),
            ...matrix.platforms.map(({ platform, connections }) => part(of(platform, connections), connections)),
          ],
        });
        const earlierRow = (cause: string) =>
          before && (before.matrix.rows.find((one) => one.cause === cause)?.connections ?? 0);
        return {
          columns: [
            t("cause"),
            t("connections"),
            comparedWith,
            ...matrix.platforms.map(({ platform }) => platforms(platform)),
          ],
          rows: [
            ...matrix.rows.map(({ cause, connections, byPlatform }) =>
              row(cause, causes(cause), connections, earlierRow(cause), (platform) => byPlatform.get(platform) ?? 0),
            ),
            row("", t("allCauses"), matrix.total, before?.matrix.total, (_platform, ended) => ended),
          ],
        };
      }
    : null;

  return (
    <Section
      title={t("causes")}
      hint={t("causesHint")}
      query={now}
      height={324}
      wide
      aside={
        <span className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t("causesShow")}
            value={share ? "share" : "number"}
            data={SHOWN.map((value) => ({ value, label: t(`show_${value}`) }))}
            onChange={(value) => write({ causes: SHOWN_PARAMETER.causes.parse(value) })}
            transitionDuration={0}
          />
          <TableTools title={t("causes")} table={table} />
        </span>
      }
    >
      {(data, span) => <CauseTable matrix={causeMatrix(data)} earlier={before} share={share} span={span} />}
    </Section>
  );
}
