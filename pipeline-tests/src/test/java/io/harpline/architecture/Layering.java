package io.harpline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The dependency rule, `edge → app | topology → domain → schemas`, and what goes with it.
final class Layering {

    static final List<String> SERVICES = List.of("io.harpline.ingest", "io.harpline.transform", "io.harpline.sink");

    /// No service, but its domain and its neighbours are held to the same rules.
    static final String OPERATOR = "io.harpline.operator";

    private static final Set<String> READS_OF_A_CLOCK_OR_CHANCE =
            Set.of("now", "system", "systemUTC", "systemDefaultZone", "currentTimeMillis", "nanoTime", "random");

    private Layering() {}

    /// The domain knows Java and schemas only, and of schemas neither Kafka nor Jackson.
    static ArchRule domainKnowsJavaAndSchemasOnly(String service) {
        return classes()
                .that()
                .resideInAPackage(service + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        service + ".domain..", "io.harpline.schemas..", "java..", "javax.crypto..", "org.jspecify.."))
                .allowEmptyShould(true)
                .as("the domain of " + service + " knows Java and schemas only");
    }

    static ArchRule domainReadsNoClockAndNoChance(String service) {
        return classes()
                .that()
                .resideInAPackage(service + ".domain..")
                .should(notReadAClockOrChance())
                .allowEmptyShould(true)
                .as("time and chance come into the domain of " + service + " from outside");
    }

    static ArchRule appKnowsNoEdgeAndNoFramework(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service + ".app..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        service + ".edge..",
                        "org.apache.kafka..",
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta..",
                        "java.net.."))
                .allowEmptyShould(true)
                .as("the app of " + service + " knows neither its edge nor a framework");
    }

    static ArchRule topologyKnowsNoEdge(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service + ".topology..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(service + ".edge..", "io.quarkus..", "jakarta.."))
                .allowEmptyShould(true)
                .as("the topology of " + service + " knows neither its edge nor Quarkus");
    }

    static ArchRule knowsNoOther(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.harpline..")
                        .and(not(resideInAnyPackage(service + "..", "io.harpline.schemas.."))))
                .as(service + " knows of Harpline itself and schemas only: services meet in topics");
    }

    static ArchRule schemasKnowNobody() {
        return noClasses()
                .that()
                .resideInAPackage("io.harpline.schemas..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.harpline..").and(not(resideInAPackage("io.harpline.schemas.."))));
    }

    /// It judges the services from outside, as processes: a reference that shares their code would share their errors.
    static ArchRule proofSharesNothingWithWhatItProves() {
        return noClasses()
                .that()
                .resideInAPackage("io.harpline.prove..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.harpline.ingest..", "io.harpline.transform..", "io.harpline.sink..", OPERATOR + ".."))
                .as("the proof shares no code with the services");
    }

    static ArchRule examplesNeedKafkaAndJacksonOnly() {
        return classes()
                .that()
                .resideInAPackage("io.harpline.examples..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.harpline.examples..", "java..", "org.apache.kafka..", "com.fasterxml.jackson.."))
                .as("the examples need Kafka's client and Jackson, which is what other teams copy them to");
    }

    /// But the examples, which are copied to where JSpecify is not.
    static ArchRule everyPackageIsNullMarked() {
        return classes()
                .that()
                .resideOutsideOfPackage("io.harpline.examples..")
                .should(new ArchCondition<>("reside in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(
                                new SimpleConditionEvent(item, marked, item.getPackageName() + " is not @NullMarked"));
                    }
                });
    }

    private static ArchCondition<JavaClass> notReadAClockOrChance() {
        return new ArchCondition<>("not read a clock or chance") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf().stream()
                        .filter(Layering::readsAClockOrChance)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(item, access.getDescription())));
            }
        };
    }

    private static boolean readsAClockOrChance(JavaAccess<?> access) {
        return switch (access.getTargetOwner().getName()) {
            case "java.util.Random" -> access.getName().equals("<init>");
            case "java.util.UUID" -> access.getName().equals("randomUUID");
            case "java.util.concurrent.ThreadLocalRandom" -> true;
            case "java.time.Instant",
                    "java.time.Clock",
                    "java.time.InstantSource",
                    "java.lang.System",
                    "java.lang.Math" -> READS_OF_A_CLOCK_OR_CHANCE.contains(access.getName());
            default -> false;
        };
    }
}
