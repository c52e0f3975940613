import type { CompanySettings } from "@/lib/contracts/company";

/** How the company's provider is reached, and what its people may do. */
export interface Company extends CompanySettings {
  clientSecret: string;
}
