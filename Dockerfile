# The images of Harpline, one target each, made of what ./harpline build has built. ./harpline images builds them all.

FROM eclipse-temurin:25-jre AS base
RUN groupadd --gid 10001 harpline \
 && useradd --uid 10001 --gid harpline --no-create-home --home-dir /var/lib/harpline --shell /usr/sbin/nologin harpline \
 && install -d -o harpline -g harpline /var/lib/harpline
COPY deploy/healthy /usr/local/bin/
WORKDIR /opt/harpline
# By number, so that Kubernetes sees that it is not root.
USER 10001:10001

# What is of others under /NAME, what is ours under /own/NAME: a change of our code leaves the layer of the others as it is.
FROM base AS files
USER root
COPY ingest-service/target/quarkus-app /ingest
COPY transform-streams/target/quarkus-app /transform
COPY harp-sink/target/quarkus-app /sink
COPY local-stack/target/lib /local/lib
COPY local-stack/target/classes /own/local/classes
RUN for service in ingest transform sink; do \
      mkdir -p /own/$service/lib/main \
      && mv /$service/lib/main/io.harpline.* /own/$service/lib/main/ \
      && mv /$service/app /$service/quarkus /$service/quarkus-run.jar /own/$service/ || exit 1; \
    done \
 && mkdir /own/local/lib && mv /local/lib/schemas-*.jar /own/local/lib/ \
 && chmod -R a+rX /ingest /transform /sink /local /own

# Heap is half of the container's memory; the rest is for threads, buffers and, in transform, RocksDB.
FROM base AS ingest
RUN mkdir /var/lib/harpline/spool
VOLUME /var/lib/harpline/spool
# RocksDB unpacks its native library, which must not be where nothing may be executed, as in a container's /tmp.
ENV HARPLINE_INGEST_PORT=8080 HARPLINE_INGEST_SPOOL_DIRECTORY=/var/lib/harpline/spool/records ROCKSDB_SHAREDLIB_DIR=/var/lib/harpline/spool
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD healthy "$HARPLINE_INGEST_PORT" /q/health/ready
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
COPY --from=files /ingest .
COPY --from=files /own/ingest .

FROM base AS transform
RUN mkdir /var/lib/harpline/state
VOLUME /var/lib/harpline/state
# Of the native library, see ingest.
ENV HARPLINE_TRANSFORM_PORT=8081 HARPLINE_TRANSFORM_STATE_DIR=/var/lib/harpline/state ROCKSDB_SHAREDLIB_DIR=/var/lib/harpline/state
EXPOSE 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD healthy "$HARPLINE_TRANSFORM_PORT" /q/health/ready
# With millions of alerts RocksDB and its allocator take as much again as the heap.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=37.5", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
COPY --from=files /transform .
COPY --from=files /own/transform .

FROM base AS sink
ENV HARPLINE_SINK_PORT=8082
EXPOSE 8082
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD healthy "$HARPLINE_SINK_PORT" /q/health/ready
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
COPY --from=files /sink .
COPY --from=files /own/sink .

# For trying things out. Its integration key is known to everybody.
FROM base AS harp-simulator
RUN mkdir /var/lib/harpline/harp && echo 00000000-0000-4000-8000-000000000001 > /var/lib/harpline/harp/integration-key
VOLUME /var/lib/harpline/harp
EXPOSE 8090
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD healthy 8090 /alerts
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-cp", "classes:lib/*", "io.harpline.local.harp.HarpSimulatorMain", "/var/lib/harpline/harp", "8090", "0.0.0.0"]
COPY --from=files /local .
COPY --from=files /own/local .

# Gives Kafka the topics it lacks, and ends. Its argument is their number of partitions.
FROM base AS topics
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:TieredStopAtLevel=1", "-cp", "classes:lib/*", "io.harpline.local.broker.TopicsMain"]
COPY --from=files /local .
COPY --from=files /own/local .
