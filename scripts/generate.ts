import { buildClient, buildRouteTypes, clientIsStale } from "@/lib/server/build/build";
import { command } from "./support/command";

/** `npm run generate`: Prisma's client and Next's route types, which the type check needs. */
await command(async () => {
  if (clientIsStale()) await buildClient();
  await buildRouteTypes();
});
