import { signOut } from "@/lib/server/auth/sign-in";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-out": ({ request }) => signOut(request.headers),
});
