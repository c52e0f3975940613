import { routes } from "@/lib/server/http/routes";
import { openapiDocument } from "@/lib/server/openapi/document";

export const { GET, POST, PUT, PATCH, DELETE } = routes({ "GET openapi.json": () => ({ ...openapiDocument() }) });
