"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Copies `value`, or the result of the function. `state` reports the outcome for two seconds. */
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

  // The clipboard exists only on https and localhost, and the browser may refuse access.
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

/** A button that copies `value` and reports the outcome by icon and text. Disabled if `value` is null. */
export function CopyButton({
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
