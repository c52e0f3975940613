/**
 * The arrows of the code:
 * time ← protocol ← presence ← stats ← alerts ← contracts ← {server, client} ← components ← app.
 * Each rule says what a folder must not know.
 */
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Folders of lib/ below contracts know nothing of what is above them. */
const above = {
  time: "^(lib/(?!time/)|components/|app/|server\\.ts)",
  protocol: "^(lib/(?!protocol/)|components/|app/|server\\.ts)",
  presence: "^(lib/(?!(time|protocol|presence)/)|components/|app/|server\\.ts)",
  stats: "^(lib/(?!(time|protocol|presence|stats)/)|components/|app/|server\\.ts)",
  alerts: "^(lib/(?!(time|protocol|presence|stats|alerts)/)|components/|app/|server\\.ts)",
  contracts: "^(lib/(?!(time|protocol|presence|stats|alerts|audit|network|contracts)/)|components/|app/|server\\.ts)",
  audit: "^(lib/(?!audit/)|components/|app/|server\\.ts)",
  network: "^(lib/(?!network/)|components/|app/|server\\.ts)",
  csv: "^(lib/(?!(csv|time)/)|components/|app/|server\\.ts)",
  server: "^(lib/client/|components/|app/|server\\.ts)",
  client: "^(lib/(server|simulate)/|components/|app/|server\\.ts)",
};

const config = {
  forbidden: [
    never("no-circular", "A cycle has no lower half to test alone.", {}, { circular: true }),
    ...Object.entries(above).map(([folder, path]) =>
      never(
        `arrows-${folder}`,
        `lib/${folder} must not know this.`,
        { path: `^lib/${folder}/`, pathNot: "\\.test\\.ts$" },
        { path },
      ),
    ),
    never(
      "components-server",
      "The browser's code never reaches the server.",
      { path: "^components/" },
      { path: "^(lib/server/|app/)" },
    ),
    never(
      "browser-schemas",
      "The browser takes types and values of the contracts, not their schemas: zod is not downloaded.",
      { path: "^(components|lib/client)/", pathNot: "(\\.test\\.tsx?$|/testing/|^lib/client/api/check-answer\\.ts$)" },
      {
        path: ["^lib/contracts/", "node_modules/zod/"],
        pathNot: "^lib/contracts/(values|user-marks|database-outage|roles|hidden|retention-kinds)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    ),
    never(
      "pure",
      "Protocol, presence, stats, alerts, audit and contracts do no input or output.",
      {
        path: "^lib/(time|protocol|presence|stats|alerts|audit|network|contracts)/",
        pathNot: "(\\.test\\.ts$|/testing/)",
      },
      { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    ),
    never(
      "project-rollup",
      "The fold and the sums are two steps that meet in the queue of stale minutes; lib/server/maintenance runs both.",
      { path: "^lib/server/project/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/server/rollup/" },
    ),
    never(
      "rollup-project",
      "The fold and the sums are two steps that meet in the queue of stale minutes; lib/server/maintenance runs both.",
      { path: "^lib/server/rollup/", pathNot: "\\.test\\.ts$" },
      { path: "^lib/server/project/" },
    ),
    never(
      "queries-read-only",
      "Queries know neither how callbacks come in nor how answers go out.",
      { path: "^lib/server/queries/", pathNot: "(\\.test\\.ts$|/testing/)" },
      { path: "^lib/server/(receive|http)/" },
    ),
    never(
      "only-db-knows-prisma",
      "The generated client is used through lib/server/db.",
      { path: "^(app|components|lib|scripts|server\\.ts)", pathNot: "^lib/server/(db|testing)/" },
      { path: ["^lib/server/db/generated/", "node_modules/@prisma/"] },
    ),
    never(
      "queries-know-no-door",
      "Queries read the database. What stores callbacks and what answers requests use them, not the other way round.",
      { path: "^lib/server/(queries|measures)/", pathNot: "(\\.test\\.ts$|/testing/)" },
      { path: "^lib/server/(receive|http|project|rollup)/" },
    ),
    never(
      "front-alone",
      "The front answers callbacks without Next, Prisma and the database, so that they cannot delay it.",
      { path: "^lib/server/(front|serve)/", pathNot: "(\\.test\\.ts$|/testing/)" },
      { path: ["^lib/server/db/", "node_modules/(next|@prisma)/"], reachable: true },
    ),
    never(
      "no-tests-in-the-product",
      "Tests' helpers stay with the tests.",
      { pathNot: "(\\.test\\.tsx?$|/testing/|^e2e/|^scripts/(bench/|torture/|screenshots))" },
      { path: "(\\.test\\.tsx?$|/testing/|^e2e/)" },
    ),
    never("resolvable", "The import leads nowhere.", {}, { couldNotResolve: true, pathNot: "\\.css$" }),
    never(
      "no-development-packages",
      "The product runs without what only its development needs.",
      { path: "^(app|components|lib|server\\.ts)", pathNot: "(\\.test\\.tsx?$|/testing/)" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/server/db/generated/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

export default config;
