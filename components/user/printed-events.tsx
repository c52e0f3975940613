import { useTranslations } from "next-intl";
import type { Event } from "@/lib/contracts/event";
import { Address } from "../ui/address";
import { useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import classes from "./report.module.css";

interface PrintedEventsProps {
  events: Event[];
  /** Headlines of the explanations of the connections that an event ended, by the id of the event. */
  headlines: ReadonlyMap<string, readonly string[]>;
  /** Some events of the range are not loaded. */
  more: boolean;
}

/** The printed list: every loaded event with the explanation of what it ended, and a note if there are more. */
export function PrintedEvents({ events, headlines, more }: PrintedEventsProps) {
  const t = useTranslations("report");
  const words = useEventWords();
  return (
    <div data-print="only" className={classes.list}>
      <table>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td>
                <Time at={event.eventTime} precision="second" />
              </td>
              <td>
                {words(event)}
                {headlines.get(event.id)?.map((headline) => (
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
          ))}
        </tbody>
      </table>
      {more && <p>{t("newestOnly", { shown: events.length })}</p>}
    </div>
  );
}
