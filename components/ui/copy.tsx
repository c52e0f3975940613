"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Copying of `value`, or of what it makes when asked, and for two seconds whether it worked. */
export function useCopy(value: string | (() => string) | null): {
  state: "idle" | "copied" | "failed";
  copy: () => void;
} {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  // The clipboard is missing outside https and localhost, and may be refused.
  async function write() {
    try {
      await navigator.clipboard.writeText(typeof value === "function" ? value() : (value ?? ""));
      setState("copied");
    } catch {
      setState("failed");
    }
  }
  return { state, copy: () => void write() };
}

/** Copies `value`, where there is one; says by icon and in words whether it did. */
export function CopyIcon({
  value,
  label,
  icon: Glyph = IconCopy,
}: {
  value: string | (() => string) | null;
  label?: string;
  icon?: Icon;
}) {
  const t = useTranslations("common");
  const { state, copy } = useCopy(value);
  const text = state === "copied" ? t("copied") : state === "failed" ? t("copyFailed") : (label ?? t("copy"));
  const Shown = state === "copied" ? IconCheck : state === "failed" ? IconAlertTriangle : Glyph;
  return (
    <Tooltip label={text} opened={state === "idle" ? undefined : true}>
      <ActionIcon variant="subtle" color="gray" size={28} onClick={copy} disabled={value === null} aria-label={text}>
        <Shown size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
