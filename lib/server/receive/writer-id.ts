import { randomUUID } from "node:crypto";
import { singleton } from "../singleton";

/** Names the writer of this process. Only one writer adds to a row of ingest_minute, so that writers never wait. */
export const writerId = (): string => singleton("receiver.writerId", () => randomUUID().slice(0, 8));
