import { EXPORTS } from "@/lib/contracts/exports";
import { appFor } from "@/lib/server/apps/registry";
import { csvAnswer } from "@/lib/server/exports/answer";
import { BOM } from "@/lib/csv/csv";
import { csvFormatFor } from "@/lib/server/exports/csv-table";
import { daysCsv } from "@/lib/server/exports/tables/days";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";

const get = api({
  for: "read",
  query: EXPORTS.days,
  handle: async ({ query }) => {
    const pen = csvFormatFor(await appFor(query.app), query, new Date());
    const { csv, count } = await daysCsv(query, pen);
    return csvAnswer("days", { body: `${query.bom ? BOM : ""}${csv}`, count }, pen);
  },
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
