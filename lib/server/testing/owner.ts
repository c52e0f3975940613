import { inject } from "vitest";
import { APP_ROLE } from "../embedded/app-role";
import { migrate } from "../migrate/migrate";
import { databaseOf } from "./global-setup";
import { queryAt } from "./query";

/** The address of the database of this test file for its owner. The product does not know it. */
export const ownerUrl = (): string =>
  databaseOf(inject("postgres"), new URL(process.env.DATABASE_URL ?? "").pathname.slice(1));

/** Runs statements that the role of the product may not. Returns the rows of a single one. */
export const asOwner = (sql: string) => queryAt(ownerUrl(), sql);

/** Runs statements as an owner who switches the triggers of the audit off. */
export const tamper = (sql: string) => asOwner(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

/** Applies the migrations that are missing, and gives the role of the product its rights, as a start does. */
export const migrateAsOwner = () => migrate(ownerUrl(), { role: APP_ROLE });
