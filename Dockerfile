# One image with one program, the app inside it. The steps are those of
# `make build`; a change there belongs here too.

FROM node:20-bookworm-slim AS app
WORKDIR /src
COPY pwa/package.json pwa/package-lock.json pwa/
RUN cd pwa && npm ci --no-audit --no-fund --loglevel=error
COPY i18n/ i18n/
COPY pwa/ pwa/
RUN cd pwa && npm run --silent build

FROM golang:1.26-bookworm AS program
ARG VERSION=unknown
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY i18n/ i18n/
COPY models/ models/
COPY server/ server/
COPY pwa/embed.go pwa/
COPY --from=app /src/pwa/dist/ pwa/dist/
RUN CGO_ENABLED=1 go build -trimpath -buildvcs=false -ldflags "-X main.version=${VERSION}" -o /enplan ./server

# SQLite is C, so the program needs a C library; the same Debian it was built on
# has the one it was linked with. Time zones are inside the program.
FROM debian:bookworm-slim
RUN groupadd --system --gid 10001 enplan \
 && useradd --system --uid 10001 --gid enplan --no-create-home --shell /usr/sbin/nologin enplan \
 && install --directory --owner=enplan --group=enplan --mode=0700 /data
COPY --from=program /enplan /usr/local/bin/enplan
# The house key is made in /data at the first start; ENPLAN_KEY keeps it elsewhere.
ENV ENPLAN_ADDR=0.0.0.0:8080 \
    ENPLAN_DATABASE=/data/enplan.db
USER enplan
VOLUME /data
EXPOSE 8080
# No HEALTHCHECK: the image has no program that asks over HTTP. Whoever runs it
# asks /healthz (it runs) and /readyz (its database answers).
ENTRYPOINT ["enplan"]
CMD ["serve"]
