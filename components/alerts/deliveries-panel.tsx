"use client";

import { useTranslations } from "next-intl";
import { useChannels, useDeliveries } from "@/lib/client/queries/alert-channels";
import type { AlertDelivery } from "@/lib/contracts/alert-channels";
import { ListBody } from "../lists/list-body";
import type { Column } from "../ui/data-list";
import { EmptyLine } from "../ui/empty-line";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import classes from "./alerts.module.css";

/** Every message to every channel, newest first, and how far it is. */
export function DeliveriesPanel() {
  const t = useTranslations("alerts");
  const list = useDeliveries();
  const columns = useColumns();
  return (
    <Panel title={t("deliveries")} flush>
      <ListBody
        label={t("deliveries")}
        list={list}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.deliveries) ?? []}
        keyOf={(delivery) => delivery.id}
        none={<EmptyLine>{t("deliveriesNone")}</EmptyLine>}
      />
    </Panel>
  );
}

function useColumns(): Column<AlertDelivery>[] {
  const t = useTranslations("alerts");
  const { data } = useChannels();
  const nameOf = (id: number) => data?.channels.find((channel) => channel.id === id)?.name ?? `#${id}`;
  return [
    { key: "created", head: t("created"), width: "16%", cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: "channel", head: t("channel"), width: "16%", cell: ({ channelId }) => nameOf(channelId) },
    { key: "title", head: t("what"), cell: ({ title }) => title },
    { key: "state", head: t("state"), width: "30%", cell: (delivery) => <State delivery={delivery} /> },
  ];
}

function State({ delivery }: { delivery: AlertDelivery }) {
  const t = useTranslations("alerts");
  const { state, attempts, nextAttemptAt, lastError } = delivery;
  return (
    <div className={classes.state}>
      <p data-state={state}>
        <span>
          {t(`delivery_${state}`)}
          {attempts > 1 && ` · ${t("attempts", { count: attempts })}`}
          {state === "pending" && attempts > 0 && nextAttemptAt !== null && (
            <> · {t.rich("nextAttempt", { time: () => <Time key="next" at={nextAttemptAt} clock /> })}</>
          )}
          {lastError !== null && state !== "sent" && <code className={classes.error}>{lastError}</code>}
        </span>
      </p>
    </div>
  );
}
