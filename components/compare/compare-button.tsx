"use client";

import { IconArrowsDiff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { May } from "@/lib/client/roles";
import { compareHref, type ComparedList } from "@/lib/client/url/compare-filter";
import type { TextFilter } from "@/lib/client/url/filter";
import { LinkButton } from "../ui/link-button";

interface CompareButtonProps {
  of: ComparedList;
  range: { from: number | null; to: number } | null;
  filter: TextFilter;
  /** On a page that has another choice of what to compare with. */
  label?: string;
}

/** Leads from a list to what its rows have in common. */
export function CompareButton({ of, range, filter, label }: CompareButtonProps) {
  const t = useTranslations("compare");
  const { app } = useCurrentApp();
  return (
    <May permission="list">
      <LinkButton href={compareHref(of, app, range, filter)} icon={IconArrowsDiff}>
        {label ?? t("button")}
      </LinkButton>
    </May>
  );
}
