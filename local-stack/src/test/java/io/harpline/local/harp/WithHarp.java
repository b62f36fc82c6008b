package io.harpline.local.harp;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a simulator of its own, and a client.
abstract class WithHarp {

    @TempDir
    Path directory;

    final HarpClient client = new HarpClient();
    HarpSimulator harp;

    @BeforeEach
    void start() {
        harp = HarpSimulator.start(directory, 0);
    }

    @AfterEach
    void stop() {
        harp.close();
        client.close();
    }

    HttpResponse<String> post(String severity) {
        return client.post(harp.integrationUrl(), HarpFixtures.request(severity, "J1 A1"));
    }
}
