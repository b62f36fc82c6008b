package io.harpline.local.cli;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.local.ShellWord;
import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.Part;
import io.harpline.local.stack.StackSettings;
import io.harpline.schemas.json.Rfc3339;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// What `up` says once everything is ready: where everything is, and how to send a first alert.
///
/// @param data where the stack keeps its things
/// @param settings where its parts are
record Banner(DataDirectory data, StackSettings settings) {

    String text(double seconds, boolean detached) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%nHarpline is up (%.1f s).%n%n", seconds));
        line(text, "webhook", webhook());
        line(text, "Harp", settings.harp().isPresent() ? "as given" : url(Part.HARP_SIMULATOR) + "/ (simulator)");
        line(text, "ingest", url(Part.INGEST) + "/q/health");
        line(text, "transform", url(Part.TRANSFORM) + "/q/health");
        line(text, "sink", url(Part.SINK) + "/q/health");
        line(text, "Kafka", settings.bootstrapServers());
        line(text, "data", data.root().toString());
        line(text, "logs", data.logs().toString());
        line(
                text,
                "secret",
                settings.secret().isPresent()
                        ? "from GARDIN_SECRET"
                        : data.secret().toString());
        text.append(
                "%nA first alert:%n%n  ./harpline send --event RAISED --severity HIGH%s%n".formatted(whereabouts()));
        text.append("%nor with curl and openssl:%n%n%s%n".formatted(curl()));
        text.append(
                detached
                        ? "%nTo stop: ./harpline down%s%n".formatted(dataOption())
                        : "%nTo stop: Ctrl-C%n".formatted());
        return text.toString();
    }

    private String curl() {
        String body = """
                {"alertId":"%s","alertSeverity":"HIGH","alertType":"HEALTH","event":"RAISED","jobId":"first-job",\
                "notificationId":"%s","tenantId":"%s","timestamp":"%s"}""".formatted(ulid(), ulid(), ulid(), Rfc3339.format(Instant.now()));
        String secret = settings.secret().isPresent() ? "$GARDIN_SECRET" : "$(cat " + ShellWord.of(data.secret()) + ")";
        return """
                  BODY='%s'
                  SIGNATURE=$(printf %%s "$BODY" | openssl dgst -sha256 -hmac "%s" | awk '{print $NF}')
                  curl -i -H "Gardin-Signature: $SIGNATURE" -H 'Content-Type: application/json' -d "$BODY" %s""".formatted(body, secret, webhook());
    }

    private String whereabouts() {
        boolean moved = settings.port(Part.INGEST) != 8080;
        return (moved ? " --url " + webhook() : "") + dataOption();
    }

    /// Only where it is not the default one of the directory one stands in.
    private String dataOption() {
        boolean usual = data.root().equals(Path.of(".harpline").toAbsolutePath().normalize());
        return usual ? "" : " --data " + ShellWord.of(data.root());
    }

    private String webhook() {
        return url(Part.INGEST) + "/webhooks/gardin";
    }

    private String url(Part part) {
        return "http://localhost:" + settings.port(part);
    }

    private static void line(StringBuilder text, String name, String where) {
        text.append("  %-10s %s%n".formatted(name, where));
    }

    private static String ulid() {
        return UlidCreator.getUlid().toString();
    }
}
