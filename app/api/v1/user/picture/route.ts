import { pictureQuery } from "@/lib/contracts/picture";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readPicture } from "@/lib/server/queries/picture";

const get = api({ for: "read", query: pictureQuery, handle: ({ query }) => readPicture(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
