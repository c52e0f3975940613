import { BOM } from "@/lib/csv/csv";
import { appNamed } from "@/lib/server/apps/registry";
import { csvAnswer } from "@/lib/server/exports/answer";
import { csvFormatFor } from "@/lib/server/exports/csv-table";
import { daysCsv } from "@/lib/server/exports/tables/days";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/days.csv": async ({ query }) => {
    const format = csvFormatFor(await appNamed(query.app), query, new Date());
    const { csv, count } = await daysCsv(query, format);
    return csvAnswer("days", { body: `${query.bom ? BOM : ""}${csv}`, count }, format);
  },
});
