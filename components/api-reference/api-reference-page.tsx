"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { PageHead } from "../ui/page-head";
import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";

/** The OpenAPI document of this server, to read and to try. The viewer is loaded by this page only. */
export function ApiReferencePage() {
  const t = useTranslations("apiReference");
  const box = useRef<HTMLDivElement>(null);
  useSwaggerScheme();
  useEffect(() => {
    let left = false;
    void import("swagger-ui-dist/swagger-ui-es-bundle").then(({ default: SwaggerUI }) => {
      if (left || box.current === null) return;
      const document = { url: "/api/v1/openapi.json", deepLinking: true };
      // Without validatorUrl: null the viewer would ask an external server to check the document. If more than some 130
      // operations are open, it stops halfway. So groups are closed at first.
      SwaggerUI({ domNode: box.current, ...document, validatorUrl: null, docExpansion: "none" });
    });
    return () => void (left = true);
  }, []);
  return (
    <>
      <PageHead title={t("title")} />
      <div ref={box} />
    </>
  );
}

/** The viewer's style sheet takes the scheme from a class of the page. */
function useSwaggerScheme(): void {
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle("dark-mode", scheme === "dark");
    return () => classList.remove("dark-mode");
  }, [scheme]);
}
