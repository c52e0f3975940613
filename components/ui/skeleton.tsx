"use client";

import { Box, type BoxProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./skeleton.module.css";

interface SkeletonProps extends Omit<BoxProps, "className" | "h" | "w"> {
  height?: number | string;
  width?: number | string;
  radius?: number;
}

/** Below this height, words do not fit. */
const LINE = 40;

/** Grey in place of content that is coming. It says that no answer has come if that takes 5 s, or during an outage. */
export function Skeleton({ height, width, radius, style, ...box }: SkeletonProps) {
  const t = useTranslations("common");
  const isLine = typeof height === "number" && height < LINE;
  return (
    <Box
      {...box}
      h={height}
      w={width}
      style={[{ borderRadius: radius }, style]}
      className={classes.skeleton}
      data-skeleton
    >
      <span className={classes.words} aria-hidden>
        {isLine ? "–" : t("noAnswer")}
      </span>
    </Box>
  );
}
