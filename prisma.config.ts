import { defineConfig } from "prisma/config";

/** For Prisma's own command line; the product itself reads its configuration in lib/server/env.ts. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/rollcall" },
});
