"use client";

import { Combobox, Kbd, Loader, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { findExactUser } from "@/lib/client/queries/find-user";
import { useSuggestions } from "@/lib/client/queries/suggestions";
import { userHref, usersHref } from "@/lib/client/url/users-filter";
import { PresenceDot, presenceOf } from "../ui/presence";
import classes from "./shell.module.css";

const LIST = "list";
const USER = "user:";

/** The first control of every page: press `/`, type, press Enter. */
export function UserSearch() {
  const t = useTranslations("header");
  const router = useRouter();
  const { app } = useCurrentApp();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data } = useSuggestions(q);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const suggestions = q === "" ? [] : (data?.users ?? []);

  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useHotkeys([["/", focus]]);

  function leave(address: string) {
    combobox.closeDropdown();
    input.current?.blur();
    setTyped("");
    router.push(address);
  }

  async function submit() {
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

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) =>
        leave(value === LIST ? usersHref({ q }, app) : userHref(value.slice(USER.length), app))
      }
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          type="search"
          className={classes.search}
          placeholder={t("search")}
          aria-label={t("search")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          maxLength={255}
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
          rightSection={busy ? <Loader size={14} /> : <Kbd className={classes.key}>/</Kbd>}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.resetSelectedOption();
            if (event.currentTarget.value.trim() === "") combobox.closeDropdown();
            else combobox.openDropdown();
          }}
          onFocus={() => typed.trim() !== "" && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === "Escape") input.current?.blur();
            if (event.key === "Enter" && !event.nativeEvent.isComposing && combobox.getSelectedOptionIndex() === -1) {
              event.preventDefault();
              void submit();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q === ""}>
        <Combobox.Options>
          {suggestions.map((user) => (
            <Combobox.Option key={user.userId} value={`${USER}${user.userId}`}>
              <span className={classes.suggestion}>
                <PresenceDot state={presenceOf(user)} />
                <span className={classes.suggestionId}>{user.userId}</span>
              </span>
            </Combobox.Option>
          ))}
          {data && suggestions.length === 0 && <Combobox.Empty>{t("searchNone")}</Combobox.Empty>}
          {suggestions.length > 0 && (
            <Combobox.Option value={LIST} className={classes.suggestionAll}>
              {t("searchList", { q })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
