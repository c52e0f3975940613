"use client";

import { VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { PLATFORM_ICONS } from "../ui/platform";
import { PresenceDot, presenceOf } from "../ui/presence";
import { Ago } from "../ui/time";
import type { SearchChoice } from "./use-search-choices";
import classes from "./search-options.module.css";

interface SearchOptionsProps {
  /** Of the list. Its options have `<id>-<index>`. */
  id: string;
  choices: readonly SearchChoice[];
  /** Index of the active option; -1 if there is none. */
  active: number;
  /** No user of this app matches. */
  nothing: boolean;
  onChoose: (href: string) => void;
}

/** The list below the search. The focus stays in the field. */
export function SearchOptions({ id, choices, active, nothing, onChoose }: SearchOptionsProps) {
  const t = useTranslations("header");
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    <div className={classes.box}>
      {nothing && (
        <p className={classes.nothing} role="status">
          {t("searchNone")}
        </p>
      )}
      <ul id={id} role="listbox" aria-label={t("search")} className={classes.list}>
        {choices.map((choice, i) => (
          <li
            key={choice.href}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className={classes.option}
            // Before the field loses the focus and closes the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(choice.href)}
          >
            <Choice choice={choice} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Platform({ platform }: { platform: keyof typeof PLATFORM_ICONS }) {
  const t = useTranslations("platform");
  const Glyph = PLATFORM_ICONS[platform];
  return (
    <span title={t(platform)}>
      <Glyph size={15} stroke={1.6} aria-hidden />
      <VisuallyHidden>{t(platform)}</VisuallyHidden>
    </span>
  );
}

function Choice({ choice }: { choice: SearchChoice }) {
  const t = useTranslations("header");
  const states = useTranslations("state");
  if (choice.kind === "list") return <span className={classes.quiet}>{t("searchList", { q: choice.q })}</span>;
  if (choice.kind === "elsewhere")
    return (
      <>
        <span className={classes.id}>{choice.userId}</span>
        <span className={classes.quiet}>{t("searchElsewhere", { app: choice.app })}</span>
      </>
    );
  const { user } = choice;
  return (
    <>
      <PresenceDot state={presenceOf(user)} />
      <span className={classes.id}>{user.userId}</span>
      <span className={classes.facts}>
        <VisuallyHidden>{states(presenceOf(user))}</VisuallyHidden>
        {user.platforms.map((platform) => (
          <Platform key={platform} platform={platform} />
        ))}
        {user.lastEventAt && <Ago at={user.lastEventAt} />}
      </span>
    </>
  );
}
