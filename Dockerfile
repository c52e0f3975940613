# The console's build depends on the version of Node.js, so both stages use the same one.
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# What only the build uses would be a third of the image.
RUN npm run build && rm -rf .next/cache .next/turbopack .next/build && cd node_modules && rm -rf \
  prisma @prisma/engines @prisma/engines-version @prisma/fetch-engine @prisma/get-platform @prisma/studio-core \
  @prisma/dev @electric-sql effect @rolldown lightningcss-* playwright-core typescript @tabler

FROM node:${NODE}
WORKDIR /app
# The programs belong to root, so that the product cannot change itself. Only /data is its own.
COPY --from=build /app ./
RUN install -d -o node -g node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ROLLCALL_DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not npm: the front must get SIGTERM itself.
CMD ["node", "--import", "tsx", "server.ts"]
