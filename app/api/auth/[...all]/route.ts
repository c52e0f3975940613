import { auth } from "@/lib/server/auth/auth";
import { clearSessionCache } from "@/lib/server/auth/session-cache";

const answer = (request: Request): Promise<Response> => auth().handler(request);

async function change(request: Request): Promise<Response> {
  try {
    return await answer(request);
  } finally {
    clearSessionCache();
  }
}

export { answer as GET, change as POST };
