import { useTranslations } from "next-intl";
import type { Event } from "@/lib/contracts/event";
import { Address } from "../ui/address";
import { useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import classes from "./report.module.css";

/** Rows that fit on one page with the explanation and the timeline chart. */
const MAX_ROWS = 8;

/** The printed list: the newest events, and a note if there are more. */
export function PrintedEvents({ events, more }: { events: Event[]; more: boolean }) {
  const t = useTranslations("report");
  const words = useEventWords();
  const rows = events.slice(0, MAX_ROWS);
  return (
    <div data-print="only" className={classes.list}>
      <table>
        <tbody>
          {rows.map((event) => (
            <tr key={event.id}>
              <td>
                <Time at={event.eventTime} precision="second" />
              </td>
              <td>{words(event)}</td>
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
      {(more || events.length > MAX_ROWS) && <p>{t("newestOnly", { shown: rows.length })}</p>}
    </div>
  );
}
