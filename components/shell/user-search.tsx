"use client";

import { Kbd, Loader, TextInput } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { afterKey, type ListState } from "@/lib/client/combobox";
import { findExactUser } from "@/lib/client/queries/find-user";
import { useMay } from "@/lib/client/roles";
import { userHref, usersHref } from "@/lib/client/url/users-filter";
import { SearchOptions } from "./search-options";
import { useSearchChoices } from "./use-search-choices";
import classes from "./shell.module.css";

const CLOSED: ListState = { open: false, active: -1 };

/** The first control of every page: press `/`, type, press Enter. */
export function UserSearch() {
  const t = useTranslations("header");
  const router = useRouter();
  const { app } = useCurrentApp();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [list, setList] = useState(CLOSED);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const may = useMay();
  const { choices, nothing } = useSearchChoices(q);
  const shown = list.open && q !== "" && typed.trim() !== "" && (choices.length > 0 || nothing);

  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useHotkeys([["/", focus]]);

  function leave(address: string) {
    setList(CLOSED);
    input.current?.blur();
    setTyped("");
    router.push(address);
  }

  async function submit() {
    if (!may("list")) return submitOne();
    if (typed.trim() === "") return leave("/users");
    setBusy(true);
    try {
      const exact = await findExactUser(app, typed);
      leave(exact === null ? usersHref({ q: typed.trim() }, app) : userHref(exact, app));
    } catch {
      // The user list shows the server's error in words.
      leave(usersHref({ q: typed.trim() }, app));
    } finally {
      setBusy(false);
    }
  }

  /** Without the list of users, only a user who is found can be opened. The suggestions say if there is none. */
  async function submitOne() {
    if (typed.trim() === "") return;
    setBusy(true);
    try {
      const exact = await findExactUser(app, typed);
      if (exact !== null) leave(userHref(exact, app));
      else setList({ open: true, active: -1 });
    } catch {
      // The page of the user shows the server's error in words.
      leave(userHref(typed.trim(), app));
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const chosen = shown ? choices[list.active] : undefined;
    const next = afterKey(event.key, { ...list, open: shown }, choices.length);
    if (event.key === "Enter") {
      if (chosen) leave(chosen.href);
      else void submit();
    } else if (event.key === "Escape") {
      if (shown) setList(CLOSED);
      else input.current?.blur();
    } else if (next === null) return;
    else setList(next);
    event.preventDefault();
  }

  return (
    <div className={classes.search}>
      <TextInput
        ref={input}
        role="combobox"
        aria-label={t("search")}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        aria-activedescendant={shown && list.active >= 0 ? `${id}-${list.active}` : undefined}
        placeholder={t("searchHint")}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        maxLength={255}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        rightSection={busy ? <Loader size={14} /> : <Kbd className={classes.key}>/</Kbd>}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setList({ open: true, active: -1 });
        }}
        onFocus={() => setList({ open: true, active: -1 })}
        onBlur={() => setList(CLOSED)}
        onKeyDown={onKeyDown}
      />
      {shown && <SearchOptions id={id} choices={choices} active={list.active} nothing={nothing} onChoose={leave} />}
    </div>
  );
}
