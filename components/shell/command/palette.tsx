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

/** Everything that has a name, by typing a part of it. Users are asked for as one types; the rest is here. */
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

  // Mantine marks what Enter takes when the text changes; users come after that. Where they are all there is, the first is it.
  const first = users[0]?.userId;
  useEffect(() => {
    const list = document.getElementById(listId);
    if (first === undefined || !list || list.querySelector("[data-selected]")) return;
    list.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  }, [first, listId]);

  // What scrolls can be reached by the keyboard. Mantine passes it on to the ScrollArea that the list is, without naming it in the type.
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
