package io.harpline.pipeline;

import java.io.IOException;

/// This machine's own Docker, and whether it has what a test needs.
final class Docker {

    static final String JRE = "eclipse-temurin:25-jre";
    static final String KAFKA = "apache/kafka:4.3.1";

    private static final String HOST = System.getenv().getOrDefault("DOCKER_HOST", "unix://");

    private Docker() {}

    /// Why no container of these images can run here, which is printed too; empty where it can.
    static String obstacle(String... images) throws InterruptedException {
        String obstacle = find(images);
        if (!obstacle.isEmpty()) {
            System.out.println("containers are not tested: " + obstacle);
        }
        return obstacle;
    }

    private static String find(String... images) throws InterruptedException {
        if (!HOST.startsWith("unix://")) {
            return "DOCKER_HOST names another machine, whose ports are not here";
        }
        try {
            if (fails("info")) {
                return "Docker does not answer here";
            }
            if (fails("compose", "version")) {
                return "docker compose does not answer here";
            }
            for (String image : images) {
                if (fails("image", "inspect", image) && fails("pull", "--quiet", image)) {
                    return "the image " + image + " cannot be had here";
                }
            }
            return "";
        } catch (IOException notInstalled) {
            return "Docker is not installed here";
        }
    }

    private static boolean fails(String... arguments) throws IOException, InterruptedException {
        String[] line = new String[arguments.length + 1];
        line[0] = "docker";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Finished.of(new ProcessBuilder(line)).exit() != 0;
    }
}
