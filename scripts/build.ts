import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { command } from "./support/command";

/** `npm run build`: what `npm start` would build, if anything changed since the last time. */
await command(async () => {
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
});
