"use client";

import { ActionIcon, Button, Checkbox, Popover, Progress as Bar, Tooltip } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { compactNumber, fullNumber } from "@/lib/client/charts/numbers";
import type { ExportState } from "./use-export";
import { useProblemText } from "./use-problem-text";
import classes from "./export.module.css";

interface ExportPopoverProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  state: ExportState;
  /** Number of rows. Undefined while the count runs, or if it fails. */
  total: number | undefined;
  uncounted?: boolean;
  /** Describes the content and the format. */
  note: string;
  /** Shows an icon button with this label instead of a text button. */
  compact?: string;
  /** True if there is nothing to export. */
  disabled?: boolean;
  /** Absent while the export cannot start. */
  onStart: ((bom: boolean) => void) | undefined;
  onCancel?: () => void;
}

/** The export dialog: row count before the start, progress, result. */
export function ExportPopover({
  opened,
  onOpened,
  state,
  total,
  uncounted = false,
  note,
  compact,
  disabled = false,
  onStart,
  onCancel,
}: ExportPopoverProps) {
  const t = useTranslations("export");
  const textOf = useProblemText();
  const locale = useLocale();
  const [bom, setBom] = useState(true);
  const running = state.step === "running";
  const share = running && total ? Math.min(1, state.progress.rows / total) : 0;
  const toggle = () => onOpened(!opened);
  const button = useRef<HTMLButtonElement>(null);

  // The pressed button is replaced by another one. Without this, the focus is lost and no key closes the dialog.
  useEffect(() => {
    if (opened && document.activeElement === document.body) button.current?.focus();
  }, [opened, running]);

  function rows(): string {
    if (running)
      return t("running", {
        rows: fullNumber(state.progress.rows, locale),
        total: total === undefined ? "?" : fullNumber(total, locale),
      });
    if (state.step === "done") return t("done", { count: state.progress.rows });
    if (total !== undefined) return t("rows", { count: total });
    return t(uncounted ? "rowsUnknown" : "counting");
  }

  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-end" width={290} trapFocus shadow="md">
      <Popover.Target>
        {compact === undefined ? (
          <Button
            variant="default"
            size="xs"
            data-print="hide"
            aria-expanded={opened}
            disabled={disabled}
            leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
            onClick={toggle}
          >
            {running ? t("runningShort", { rows: compactNumber(state.progress.rows, locale) }) : t("button")}
          </Button>
        ) : (
          <Tooltip label={t("title")} disabled={opened}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              data-print="hide"
              aria-expanded={opened}
              disabled={disabled}
              aria-label={t("of", { title: compact })}
              onClick={toggle}
            >
              <IconDownload size={16} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.body}>
          <p className={classes.title}>{t("title")}</p>
          <p className={classes.rows} role="status">
            {rows()}
          </p>
          {running ? (
            <>
              <Bar value={share * 100} aria-label={t("progress")} transitionDuration={0} />
              <Button ref={button} variant="default" size="xs" onClick={onCancel}>
                {t("cancel")}
              </Button>
            </>
          ) : (
            <>
              {state.step === "failed" && (
                <p className={classes.failed} role="alert">
                  {t("failed")} {textOf(state.error)}
                </p>
              )}
              <Checkbox
                size="xs"
                label={t("bom")}
                checked={bom}
                onChange={(event) => setBom(event.currentTarget.checked)}
              />
              <p className={classes.note}>{note}</p>
              <Button ref={button} size="xs" disabled={!onStart} data-autofocus onClick={() => onStart?.(bom)}>
                {t("start")}
              </Button>
            </>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
