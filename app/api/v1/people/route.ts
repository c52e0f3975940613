import { changePerson, invitePerson, listPeople, withdrawPerson } from "@/lib/server/auth/people";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET people": ({ principal }) => listPeople(principal.id, new Date()),
  "POST people": ({ body }) => invitePerson(body, new Date()),
  "PATCH people": ({ query, body }) => changePerson(query.id, body, new Date()),
  "DELETE people": ({ query }) => withdrawPerson(query.id, new Date()),
});
