import { pictureQuery } from "@/lib/contracts/picture";
import { api } from "@/lib/server/http/api";
import { readPicture } from "@/lib/server/queries/picture";

export const GET = api({ for: "read", query: pictureQuery, handle: ({ query }) => readPicture(query) });
