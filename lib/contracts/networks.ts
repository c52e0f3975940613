import { z } from "zod";
import { appQuery, instant } from "./common";
import { LINE_FAULTS } from "@/lib/network/csv";
import { NETWORK_KINDS } from "./values";
import { text } from "./personal";

export const networkKind = z.enum(NETWORK_KINDS);
export type NetworkKind = z.infer<typeof networkKind>;

export const networkFile = z.object({
  kind: networkKind,
  fileName: text("plain"),
  bytes: z.number().int(),
  uploadedAt: instant,
  uploadedBy: text("plain"),
});
export type NetworkFile = z.infer<typeof networkFile>;

const count = z.number().int().nonnegative();

/** What a file of networks contains, and how much of an app's traffic of the last day it names. */
export const networksReport = z.object({
  kind: networkKind,
  /** Named networks; null for an MMDB file, which does not say. */
  networks: count.nullable(),
  /** Lines that cannot be used: how many, and the first of them. The other lines are used. */
  invalid: z.object({
    count,
    lines: z.array(z.object({ line: z.number().int(), text: text("raw"), fault: z.enum(LINE_FAULTS) })),
  }),
  /** Distinct addresses of connections that began in the last day, and those in a named network. */
  addresses: z.object({ seen: count, named: count }),
  /** The names with the most of these connections, and the networks without a name. */
  names: z.array(z.object({ name: text("plain"), connections: count })),
  unnamed: z.array(z.object({ prefix: text("network"), connections: count })),
});
export type NetworksReport = z.infer<typeof networksReport>;

export const networksAnswer = z.object({ file: networkFile.nullable(), report: networksReport.nullable() });
export type NetworksAnswer = z.infer<typeof networksAnswer>;

export const checkNetworksQuery = appQuery;
export const storeNetworksQuery = z.object({
  ...appQuery.shape,
  fileName: z.string().min(1).max(200).describe("Name of the file, for its download."),
});
