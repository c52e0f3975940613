"use client";

import { useTranslations } from "next-intl";
import { AUDIT_KINDS } from "@/lib/audit/kinds";
import { useAudit } from "@/lib/client/queries/audit";
import { AUDIT_FILTER } from "@/lib/client/url/audit-filter";
import { clearedFilter, isFiltered } from "@/lib/client/url/filter";
import { isoRange } from "@/lib/client/url/range";
import { useFilter } from "@/lib/client/url/use-filter";
import { useRange } from "@/lib/client/url/use-range";
import { EmptyList } from "../lists/empty-list";
import { ListBox } from "../lists/list-box";
import { AnyExportButton } from "../ui/export-button";
import type { FilterField } from "../ui/filters/field";
import { FilterBar } from "../ui/filters/filter-bar";
import { PageHead } from "../ui/page-head";
import { PageLead } from "../ui/page-lead";
import { RangePicker } from "../ui/range-picker";
import { useAuditColumns } from "./audit-columns";

/** Who did what, and who looked at whom. For administrators. */
export function AuditPage() {
  const t = useTranslations("audit");
  const { filter, change } = useFilter(AUDIT_FILTER);
  const rangeState = useRange("7d");
  const { range } = rangeState;
  const list = useAudit(filter, range);
  const columns = useAuditColumns();
  const fields = useFields();
  const filtered = isFiltered(filter, AUDIT_FILTER);
  return (
    <>
      <PageHead title={t("title")}>
        <AnyExportButton name="audit" filter={range && { ...filter, ...isoRange(range) }} />
      </PageHead>
      <PageLead>{t("lead")}</PageLead>
      <FilterBar
        fields={fields}
        filter={filter}
        change={change}
        range={<RangePicker state={rangeState} withLive={false} />}
      />
      <ListBox
        label={t("title")}
        columns={columns}
        rows={list.data?.pages.flatMap(({ entries }) => entries) ?? []}
        keyOf={({ id }) => id}
        list={list}
        none={
          <EmptyList
            title={filtered ? t("noneTitle") : t("emptyTitle")}
            onClear={filtered ? () => change(clearedFilter(AUDIT_FILTER)) : undefined}
            onAll={range?.preset === "all" ? undefined : () => rangeState.choose("all")}
          >
            {filtered ? t("noneText") : t("emptyText")}
          </EmptyList>
        }
      />
    </>
  );
}

function useFields(): [FilterField<keyof typeof AUDIT_FILTER>, ...FilterField<keyof typeof AUDIT_FILTER>[]] {
  const t = useTranslations("audit");
  const kinds = useTranslations("auditKind");
  return [
    { name: "user", label: t("user"), kind: "text" },
    { name: "actor", label: t("actor"), kind: "text" },
    {
      name: "kind",
      label: t("kind"),
      kind: "choice",
      options: AUDIT_KINDS.map((value) => ({ value, label: kinds(value) })),
    },
  ];
}
