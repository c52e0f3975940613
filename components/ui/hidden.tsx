"use client";

import { Tooltip } from "@mantine/core";
import { IconEraser, IconEyeOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { hiddenNumber } from "@/lib/contracts/hidden";
import { erasedId } from "@/lib/protocol/erased-user";
import classes from "./hidden.module.css";
import { useShownText } from "./use-shown-text";

/** Whether something else stands in the place of a text of an answer. */
export const hasStandIn = (text: string): boolean => hiddenNumber(text) !== null || erasedId(text) !== null;

/**
 * A text of an answer, or a quiet token if the roles of the reader do not show it, or if it was erased with its user.
 */
export function MaybeHidden({ text }: { text: string }) {
  const t = useTranslations("access");
  const shownText = useShownText();
  if (!hasStandIn(text)) return text;
  const erased = erasedId(text) !== null;
  const Icon = erased ? IconEraser : IconEyeOff;
  return (
    <Tooltip
      label={t(erased ? "erasedWhy" : "hiddenWhy")}
      multiline
      maw={260}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span className={classes.hidden} tabIndex={0}>
        <Icon size={12} stroke={1.7} aria-hidden />
        {shownText(text)}
      </span>
    </Tooltip>
  );
}
