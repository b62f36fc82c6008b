package io.harpline.transform.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.apache.kafka.streams.Topology;

/// Harpline as it would be if one source file stood otherwise: that one compiled anew, and all of ours loaded once more
/// around it, beside the present version. Kafka, Jackson and the JDK are shared.
final class OlderVersion implements AutoCloseable {

    private final URLClassLoader classes;

    /// @param source the file, from the project's directory on
    /// @param later what did not stand in it yet
    /// @param compiled an empty directory
    OlderVersion(String source, String later, Path compiled) throws IOException {
        String present = Files.readString(Path.of(System.getProperty("harpline.home"), source));
        assertThat(present).contains(later);
        Path older = compiled.resolve(Path.of(source).getFileName());
        Files.writeString(older, present.replace(later, ""));
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", compiled.toString(), older.toString());
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
