import { parseAsStringLiteral } from "nuqs";
import { REJECT_CAUSES } from "@/lib/contracts/values";

/** Filter of the refused callbacks. The address calls the cause `refused`, because a page may have another `cause`. */
export const REFUSED_FILTER = { refused: parseAsStringLiteral(REJECT_CAUSES) };
