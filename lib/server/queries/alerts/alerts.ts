import { z } from "zod";
import type { AlertFacts } from "@/lib/alerts/facts";
import { alertPath } from "@/lib/alerts/path";
import { RULES } from "@/lib/alerts/rules";
import { ALERT_RULES, type AlertRuleName, type DeliveryState } from "@/lib/alerts/values";
import type { Alert, AlertsAnswer, AlertsQuery } from "@/lib/contracts/alerts";
import { alertText } from "@/lib/i18n/alerts/render-alert";
import type { Permission } from "@/lib/contracts/roles";
import { appNamed, type App } from "../../apps/registry";
import { allows } from "../../auth/access";
import type { Principal } from "../../auth/session-cache";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { conditionsOf, equals } from "../filter";
import { pageOf, selectRows } from "../listing";

const table = tableOf("Alert", "a");
const columns = table.columns("id", "appId", "rule", "since", "openedAt", "closedAt", "facts");
type Row = RowOf<typeof columns>;
type Delivery = Alert["deliveries"][number] & { alertId: string };

const STATES: Record<Alert["state"], Prisma.Sql> = {
  pending: Prisma.sql`a.opened_at IS NULL`,
  open: Prisma.sql`a.opened_at IS NOT NULL AND a.closed_at IS NULL`,
  closed: Prisma.sql`a.closed_at IS NOT NULL`,
};

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Who may see the alerts of a rule whose text has more than figures: a UserID, or a part of a raw callback. */
const PERMISSIONS: Partial<Record<AlertRuleName, Permission>> = { watched_user: "annotate", tencent_alert: "list" };

/** Alerts of an app and of the installation that `principal` may see, newest first. Throws ServiceError. */
export async function listAlerts(
  { lang, tz, cursor, limit, ...filter }: AlertsQuery,
  principal: Principal,
): Promise<AlertsAnswer> {
  const app = await appNamed(filter.app);
  const hidden = ALERT_RULES.filter((rule) => !allows(principal, PERMISSIONS[rule] ?? "figures", app.id));
  const after = readCursor(cursor, position);
  const next = after === null ? [] : [Prisma.sql`(a.since, a.id) < (${new Date(after[0])}, ${after[1]}::uuid)`];
  const listing = {
    columns,
    from: table.from,
    where: [
      Prisma.sql`a.app_id IN (0, ${app.id})`,
      Prisma.sql`a.rule <> ALL(${hidden})`,
      ...conditionsOf(filter, { app: null, rule: equals(table.column("rule")), state: (state) => STATES[state] }),
    ],
    order: Prisma.sql`a.since DESC, a.id DESC`,
  };
  const rows = await db().$queryRaw<Row[]>(selectRows(listing, next, limit + 1));
  const { page, nextCursor } = pageOf(rows, limit, (row) => writeCursor([row.since.toISOString(), row.id]));
  const deliveries = await readDeliveries(page.map(({ id }) => id));
  const options = { locale: lang, timeZone: tz ?? app.timeZone };
  return {
    nextCursor,
    alerts: page.map((row) => ({
      ...described(row, app, options),
      deliveries: deliveries.filter(({ alertId }) => alertId === row.id).map(({ alertId: _, ...rest }) => rest),
    })),
  };
}

function described(row: Row, app: App, options: Parameters<typeof alertText>[1]): Omit<Alert, "deliveries"> {
  const rule = row.rule as AlertRuleName;
  const facts = { ...(row.facts as object), rule } as AlertFacts;
  const own = row.appId === app.id ? app : null;
  const alert = { facts, app: own, since: row.since.getTime(), closedAt: row.closedAt?.getTime() ?? null };
  return {
    id: row.id,
    rule,
    severity: RULES[rule].severity,
    state: row.closedAt !== null ? "closed" : row.openedAt !== null ? "open" : "pending",
    since: row.since.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    ...alertText(alert, options),
    path: alertPath(facts, own?.sdkAppId ?? null),
  };
}

async function readDeliveries(ids: readonly string[]): Promise<Delivery[]> {
  const rows = await db().alertDelivery.findMany({
    where: { alertId: { in: [...ids] } },
    select: { alertId: true, channelId: true, kind: true, state: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ alertId, state, ...row }) => ({
    ...row,
    alertId: alertId ?? "",
    state: state as DeliveryState,
  }));
}
