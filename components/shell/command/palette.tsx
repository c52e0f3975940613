"use client";

import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { matchCommands } from "@/lib/client/command";
import { useSuggestions } from "@/lib/client/queries/suggestions";
import { userHref, usersHref } from "@/lib/client/url/users-filter";
import { PresenceDot, presenceOf } from "../../ui/presence";
import { useCommands, type CommandGroup } from "./use-commands";

const [store, palette] = createSpotlight();

export const openPalette = palette.open;

/** The command palette. The server searches users while the user types; everything else is matched in the browser. */
export function Palette() {
  const t = useTranslations("command");
  const router = useRouter();
  const { app } = useCurrentApp();
  const { listId } = useSpotlight(store);
  const [query, setQuery] = useState("");
  const [q] = useDebouncedValue(query.trim(), 150);
  const { data } = useSuggestions(q);
  const users = q === "" ? [] : (data?.users ?? []);
  const groups = useCommands().map(({ label, commands }) => ({ label, commands: matchCommands(commands, query) }));
  const [pages, ...others] = groups;
  const nothing = users.length === 0 && groups.every(({ commands }) => commands.length === 0);

  // Mantine selects the first action when the text changes. Users arrive later, so the first one is selected here.
  const first = users[0]?.userId;
  useEffect(() => {
    const list = document.getElementById(listId);
    if (first === undefined || !list || list.querySelector("[data-selected]")) return;
    list.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  }, [first, listId]);

  // A scrollable region must be reachable by keyboard. Mantine passes the attribute to its ScrollArea, but the type
  // lacks it.
  const scrolled = { viewportProps: { tabIndex: 0, role: "group", "aria-label": t("open") } };
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={460}
      attributes={{ content: { "aria-label": t("open") } }}
    >
      <Spotlight.Search
        placeholder={t("placeholder")}
        aria-label={t("placeholder")}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        maxLength={255}
      />
      <Spotlight.ActionsList {...scrolled}>
        <Commands group={pages} />
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
        {others.map((group) => (
          <Commands key={group.label} group={group} />
        ))}
        {nothing && <Spotlight.Empty>{t("nothing")}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Commands({ group }: { group: CommandGroup | undefined }) {
  if (!group || group.commands.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={group.label}>
      {group.commands.map(({ id, label, icon: Glyph, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          leftSection={<Glyph size={17} stroke={1.7} aria-hidden />}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
