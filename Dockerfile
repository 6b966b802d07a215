# Folkmoot for an association, on Debian.  The Node and the PostgreSQL that it runs on come from the lock file; Debian's Node only fetches them.
#   docker build -t folkmoot .
# docs/operators/docker.md says how to run it, and which of these steps were tried.

FROM debian:trixie-slim AS packages
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates nodejs npm
WORKDIR /srv/folkmoot/code
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libatomic1 && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /srv/folkmoot --shell /usr/sbin/nologin folkmoot \
    && install -d -o folkmoot -g folkmoot -m 700 /srv/folkmoot/data
WORKDIR /srv/folkmoot/code
# The embedded PostgreSQL links its libraries at the first start, below its package.
COPY --from=packages --chown=folkmoot:folkmoot /srv/folkmoot/code/node_modules node_modules
COPY . .
USER folkmoot
ENV PATH=/srv/folkmoot/code/node_modules/.bin:$PATH \
    FOLKMOOT_EXAMPLE=off \
    FOLKMOOT_HOST=0.0.0.0 \
    FOLKMOOT_DATA=/srv/folkmoot/data
VOLUME /srv/folkmoot/data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "tools/is-alive.mjs"]
CMD ["node", "tools/start.mjs"]
