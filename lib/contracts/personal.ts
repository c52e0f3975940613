import { z } from "zod";
import type { FieldKind } from "./role-fields";

/** What a schema of an answer says about personal data. */
interface Personal {
  /** What a text is. */
  kind?: FieldKind | "plain";
  /** The field with the SDKAppID of the app that an object belongs to, in an answer about several apps. */
  appField?: string;
}

/** Notes which text of an answer is personal. `lib/contracts/mask.ts` reads it. */
export const personal = z.registry<Personal>();

/**
 * A text of an answer. Every free text says what it is: who may not see this kind gets a stand-in. `plain` is nobody's
 * secret, such as a name of an app.
 */
export const text = (kind: FieldKind | "plain") => z.string().register(personal, { kind });
