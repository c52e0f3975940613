import { routes } from "@/lib/server/http/routes";
import { addMarker, deleteMarker } from "@/lib/server/queries/markers/change";
import { listMarkers } from "@/lib/server/queries/markers/markers";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET markers": ({ query }) => listMarkers(query),
  "POST markers": ({ query, body, principal }) => addMarker(query, body, principal, new Date()),
  "DELETE markers": ({ query, principal }) => deleteMarker(query, principal),
});
