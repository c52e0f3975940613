"use client";

import { Loader } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import type { Arrived, CallbackPage } from "@/lib/client/callback-pages";
import { May } from "@/lib/client/roles";
import { hasPathSecret, isLocalAddress } from "@/lib/client/secret";
import { href } from "@/lib/client/url/users-filter";
import type { App } from "@/lib/contracts/app";
import { OTHER_COMMANDS_ANCHOR, REFUSED_ANCHOR } from "../health/health-links";
import { CallbackSteps } from "../setup/callback-steps";
import { CopyButton } from "../ui/copy-button";
import { LinkButton } from "../ui/link-button";
import classes from "./empty.module.css";

interface NewAppCardProps {
  app: App;
  page: CallbackPage;
  arrived: Arrived;
}

/** What has arrived so far, what the page will show, and the steps that lead there. */
export function NewAppCard({ app, page, arrived }: NewAppCardProps) {
  const t = useTranslations("newApp");
  const live = useTranslations("live");
  const { app: linked } = useCurrentApp();
  const waiting = arrived.kind === "nothing";
  const list = arrived.kind === "refused" ? REFUSED_ANCHOR : OTHER_COMMANDS_ANCHOR;
  return (
    <section className={classes.card} aria-labelledby="new-app">
      <header className={classes.head} data-arrived={arrived.kind}>
        {waiting ? (
          <Loader size={18} color="gray" aria-hidden />
        ) : (
          <IconAlertTriangle size={20} stroke={1.8} aria-hidden />
        )}
        <div role="status">
          <h2 id="new-app" className={classes.title}>
            {waiting ? t("nothing") : t(arrived.kind, { count: arrived.count })}
          </h2>
          <p className={classes.text}>{waiting ? t(`shows_${page}`) : t(`${arrived.kind}Text`)}</p>
        </div>
      </header>
      <May permission="administer">
        <div className={classes.steps}>
          <CallbackSteps app={app} />
        </div>
      </May>
      <footer className={classes.foot}>
        {!waiting && (
          <LinkButton href={`${href("/health", { app: linked, range: "all" })}#${list}`}>
            {t(`${arrived.kind}Link`)}
          </LinkButton>
        )}
        <LinkButton href={href("/setup", { app: linked })}>{live("openSetup")}</LinkButton>
        {/* Made-up users belong only where nobody sends real ones. */}
        <May permission="administer">
          <Simulate app={app} />
        </May>
      </footer>
    </section>
  );
}

function Simulate({ app }: { app: App }) {
  const t = useTranslations("newApp");
  const setup = useTranslations("setup");
  if (!isLocalAddress(app.callbackUrl)) return null;
  const token = app.tokens > 0 ? ` --token <${t("token")}>` : "";
  const address = hasPathSecret(app.callbackUrl) ? `<${setup("callbackUrl")}>` : app.callbackUrl;
  const command = `npm run simulate -- --app ${app.sdkAppId} --url ${address}${token} --backfill 1d --live`;
  return (
    <div className={classes.simulate}>
      <span>{t("simulate")}</span>
      <span className={classes.command}>
        <code>{command}</code>
        <CopyButton value={command} />
      </span>
    </div>
  );
}
