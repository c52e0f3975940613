"use client";

import { useTranslations } from "next-intl";
import { useTimeline } from "@/lib/client/queries/user";
import type { Event } from "@/lib/contracts/event";
import type { TimeRange } from "@/lib/time/range";
import { Address } from "../ui/address";
import { useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { headlinesOf } from "./headlines";
import classes from "./report.module.css";

/**
 * The printed list: every loaded event of the range of the report, whatever the list on the screen shows. It starts
 * with a note if events of the range are not loaded, as after Ctrl-P.
 */
export function PrintedEvents({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("report");
  const user = useTranslations("user");
  const { data, isPlaceholderData, hasNextPage } = useTimeline(id, range);
  const pages = isPlaceholderData ? undefined : data?.pages;
  const events = pages?.flatMap((page) => page.events) ?? [];
  const headlines = headlinesOf(pages ?? []);
  return (
    <div data-print="only" className={classes.list}>
      {pages === undefined && <p>{t("notLoaded")}</p>}
      {pages?.length && events.length === 0 ? <p>{user("eventsNone")}</p> : null}
      {hasNextPage && <p>{t("newestOnly", { shown: events.length })}</p>}
      <table>
        <tbody>
          {events.map((event) => (
            <PrintedEvent key={event.id} event={event} headlines={headlines.get(event.id) ?? []} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PrintedEvent({ event, headlines }: { event: Event; headlines: readonly string[] }) {
  const words = useEventWords();
  return (
    <tr>
      <td>
        <Time at={event.eventTime} precision="second" />
      </td>
      <td>
        {words(event)}
        {headlines.map((headline) => (
          <div key={headline} className={classes.why}>
            {headline}
          </div>
        ))}
      </td>
      <td>
        {event.action}/{event.reason}
      </td>
      <td>
        <PlatformLabel platform={event.platform} raw={event.rawPlatform} />
      </td>
      <td>
        <Address ip={event.clientIp} network={event.networkName} />
      </td>
    </tr>
  );
}
