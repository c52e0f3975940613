import pg from "pg";
import { startEmbedded } from "../embedded/start";

/** A program for the tests: runs the database of a data directory until it is killed. */
const dataDir = process.argv[2] ?? "";
const log = { info: () => {}, warn: () => {}, error: console.error };
const { url } = await startEmbedded({ dataDir, log });
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query("CREATE TABLE t AS SELECT 1 AS i");
console.log("running");
