import { prisma } from "./support/prisma";

/** `npm run generate`: writes Prisma's client into lib/server/db/generated. */
process.exitCode = prisma(["generate"]).ok ? 0 : 1;
