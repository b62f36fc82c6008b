package io.harpline.transform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.apache.kafka.streams.Topology;

/// Harpline as it would be if a few source files stood otherwise: those compiled anew, and all of ours loaded once more
/// around them, beside the present version. Kafka, Jackson and the JDK are shared.
final class OlderVersion implements AutoCloseable {

    private final URLClassLoader classes;

    /// @param later what does not stand yet in which source file, named from the project's directory on
    /// @param compiled an empty directory
    OlderVersion(Map<String, String> later, Path compiled) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", compiled.toString()));
        for (var change : later.entrySet()) {
            Path source = Path.of(System.getProperty("harpline.home"), change.getKey());
            String present = Files.readString(source);
            assertThat(present).contains(change.getValue());
            Path older = compiled.resolve(source.getFileName());
            Files.writeString(older, present.replace(change.getValue(), ""));
            arguments.add(older.toString());
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).as("status of the compiler").isZero();
        classes = new URLClassLoader(
                new URL[] {
                    compiled.toUri().toURL(), home(Topics.class), home(AlertTopology.class), home(TopologyBench.class)
                },
                new AllButOurs());
    }

    Topology topology() throws ReflectiveOperationException {
        Method topology = classes.loadClass(TopologyBench.class.getName()).getDeclaredMethod("topology");
        topology.setAccessible(true);
        return (Topology) topology.invoke(null);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private static URL home(Class<?> ofOurs) {
        return ofOurs.getProtectionDomain().getCodeSource().getLocation();
    }

    private static final class AllButOurs extends ClassLoader {

        AllButOurs() {
            super(OlderVersion.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.harpline.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
