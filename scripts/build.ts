import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { command } from "./support/command";

/** `npm run build`: builds what `npm start` would build, if the sources changed. */
await command(async () => {
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
});
