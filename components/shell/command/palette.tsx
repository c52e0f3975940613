"use client";

import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { matchCommands } from "@/lib/client/command";
import { useSuggestions } from "@/lib/client/queries/suggestions";
import { userHref, usersHref } from "@/lib/client/url/users-filter";
import { PresenceDot, presenceOf } from "../../ui/presence";
import { useCommands } from "./use-commands";

const [store, palette] = createSpotlight();

export const openPalette = palette.open;

/** Everything that has a name, by typing a part of it. Users are asked for as one types; the rest is here. */
export function Palette() {
  const t = useTranslations("command");
  const router = useRouter();
  const { app } = useCurrentApp();
  const [query, setQuery] = useState("");
  const [q] = useDebouncedValue(query.trim(), 150);
  const { data } = useSuggestions(q);
  const users = q === "" ? [] : (data?.users ?? []);
  const groups = useCommands().map(({ label, commands }) => ({ label, commands: matchCommands(commands, query) }));
  const nothing = users.length === 0 && groups.every(({ commands }) => commands.length === 0);

  return (
    <Spotlight.Root store={store} shortcut={null} query={query} onQueryChange={setQuery} scrollable maxHeight={460} aria-label={t("open")}>
      <Spotlight.Search
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
      />
      <Spotlight.ActionsList>
        {users.length > 0 && (
          <Spotlight.ActionsGroup label={t("users")}>
            {users.map((user) => (
              <Spotlight.Action
                key={user.userId}
                label={user.userId}
                leftSection={<PresenceDot state={presenceOf(user)} />}
                onClick={() => router.push(userHref(user.userId, app))}
              />
            ))}
            <Spotlight.Action label={t("allUsers", { q })} onClick={() => router.push(usersHref({ q }, app))} />
          </Spotlight.ActionsGroup>
        )}
        {groups
          .filter(({ commands }) => commands.length > 0)
          .map(({ label, commands }) => (
            <Spotlight.ActionsGroup key={label} label={label}>
              {commands.map(({ id, label: name, icon: Glyph, run }) => (
                <Spotlight.Action key={id} label={name} leftSection={<Glyph size={17} stroke={1.7} aria-hidden />} onClick={run} />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        {nothing && <Spotlight.Empty>{t("nothing")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
