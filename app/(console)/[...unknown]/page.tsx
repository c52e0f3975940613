import { notFound } from "next/navigation";

/** Any other address: the page that says so keeps header and navigation. */
export default function UnknownPage() {
  notFound();
}
