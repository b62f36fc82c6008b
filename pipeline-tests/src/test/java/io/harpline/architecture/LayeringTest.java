package io.harpline.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayeringTest {

    private static final String BROKEN = "io.harpline.architecture.broken";

    private static final JavaClasses HARPLINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.harpline");

    private static final JavaClasses BROKEN_SERVICE = new ClassFileImporter().importPackages(BROKEN);

    @Test
    void shouldLookAtEveryModule() {
        assertThat(List.of("schemas", "ingest", "transform", "sink", "operator", "local", "examples", "prove"))
                .allMatch(module -> HARPLINE.stream()
                        .anyMatch(type -> (type.getPackageName() + ".").startsWith("io.harpline." + module + ".")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldKeepTheDependencyRule(ArchRule rule) {
        rule.check(HARPLINE);
    }

    @ParameterizedTest
    @MethodSource("rulesThatTheBrokenServiceBreaks")
    void shouldGoRedOverABrokenService(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BROKEN_SERVICE)).isInstanceOf(AssertionError.class);
    }

    static Stream<ArchRule> rules() {
        return Stream.concat(
                Stream.concat(Layering.SERVICES.stream(), Stream.of(Layering.OPERATOR))
                        .flatMap(LayeringTest::rulesOf),
                Stream.of(
                        Layering.schemasKnowNobody(),
                        Layering.proofSharesNothingWithWhatItProves(),
                        Layering.examplesNeedKafkaAndJacksonOnly(),
                        Layering.everyPackageIsNullMarked()));
    }

    static Stream<ArchRule> rulesThatTheBrokenServiceBreaks() {
        return Stream.concat(rulesOf(BROKEN), Stream.of(Layering.everyPackageIsNullMarked()));
    }

    private static Stream<ArchRule> rulesOf(String service) {
        return Stream.of(
                Layering.domainKnowsJavaAndSchemasOnly(service),
                Layering.domainReadsNoClockAndNoChance(service),
                Layering.appKnowsNoEdgeAndNoFramework(service),
                Layering.topologyKnowsNoEdge(service),
                Layering.knowsNoOther(service));
    }
}
