/** Columns of `event` with what a callback says about the user, in the names of schema.prisma. */
export const EVENT_FACTS = [
  "action",
  "reason",
  "platform",
  "rawPlatform",
  "clientIp",
  "customStatus",
  "kicked",
] as const;
