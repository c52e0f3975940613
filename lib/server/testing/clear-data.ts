import { db } from "../db/client";

/** Deletes apps, events and everything that is made of them. */
export const clearData = () => db().$executeRaw`
  TRUNCATE app, event, raw_template, touched, stale_minute, ingest_minute, presence, account, connection, online_span,
    kick, status_change, marker, event_verdict, event_late, event_fault, rollup_fault, checkpoint, duplicate, rejected,
    rollup_event, rollup_activity, rollup_online, rollup_duration, rollup_arrival, rollup_kick, rollup_status,
    rollup_status_end, rollup_receipt, alert, alert_channel, alert_rule, alert_delivery, alert_watch, alert_pace,
    tencent_alert, instance_report, retention, erased_user`;
