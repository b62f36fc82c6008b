package io.harpline.prove.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.prove.report.Sample;
import io.harpline.prove.report.Sample.Figures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {

    @Test
    void shouldFindEverythingTrueOfATrueHistoryAndHaveLookedAtSomethingEachTime() {
        List<Verdict> verdicts = Checks.all(TrueHistory.played().evidence());

        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.holds()).as(verdict.toString()).isTrue());
        assertThat(verdicts).extracting(Verdict::promise).contains(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void shouldProveNothingWhereNothingHappened() {
        List<Verdict> verdicts = Checks.all(new TrueHistory().evidence());

        assertThat(verdicts)
                .allSatisfy(verdict ->
                        assertThat(verdict.holds()).as(verdict.toString()).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindTheOneThingThatWasDoctored(Doctored doctored) {
        TrueHistory history = TrueHistory.played();
        doctored.doctor(history);

        List<Breach> breaches = Checks.all(history.evidence()).stream()
                .flatMap(verdict -> verdict.breaches().stream())
                .toList();

        assertThat(promises(breaches)).as(breaches.toString()).isEqualTo(doctored.broken());
        assertThat(breaches)
                .filteredOn(breach -> breach.promise() == doctored.promise())
                .anySatisfy(breach -> assertThat(breach.toString()).contains(doctored.named()));
    }

    @Test
    void shouldOnlyNoteWhatOvertookASpoolWhoseDiskWasFull() {
        TrueHistory history = TrueHistory.played();
        Doctored.A_SWAPPED_ORDER.doctor(history);
        history.fault("disk", "ingest-1", "its spool's disk is full", 25, 45);

        Verdict order = OrderIsKept.of(Reckoning.of(history.evidence()));

        assertThat(order.holds()).isTrue();
        assertThat(order.notes()).containsExactly("1 pairs out of order while a spool's disk was full");
    }

    @Test
    void shouldLetAnAlertThatHarpFailsWaitWhileTheOthersMayNot() {
        TrueHistory history = TrueHistory.played();
        Doctored.ONE_WAITED_FOR_ANOTHER.doctor(history);
        history.fault("poison", "harp", "2 alerts answered with 503: A5, B5", 230, 260);

        assertThat(NoneWaitsForAnother.of(Reckoning.of(history.evidence())).holds())
                .isTrue();
    }

    @Test
    void shouldNotBlameTheOthersForAFault() {
        TrueHistory history = TrueHistory.played();
        Doctored.ONE_WAITED_FOR_ANOTHER.doctor(history);
        history.fault("freeze", "sink-1", "SIGSTOP", 243, 260);

        assertThat(NoneWaitsForAnother.of(Reckoning.of(history.evidence())).holds())
                .isTrue();
    }

    @Test
    void shouldSayThatACheckBrokeDownAndGoOn() {
        Reckoning known = Reckoning.of(TrueHistory.played().evidence());

        Verdict verdict = Checks.verdict(
                reckoning -> {
                    throw new IllegalStateException("an oversight");
                },
                known);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.breaches())
                .singleElement()
                .satisfies(breach -> assertThat(breach.evidence()).contains("an oversight", "CheckTest"));
    }

    @ParameterizedTest
    @CsvSource({
        "disk,ingest-1,503",
        "rolling,ingest-1,503",
        "kill,ingest-1,0",
        "network,gardin>ingest-1,0",
        "stop,ingest-1,408"
    })
    void shouldExcuseWhatWasNotTakenWhereThatIngestWasStruck(String fault, String target, int status) {
        TrueHistory history = TrueHistory.played();
        history.fault(fault, target, "struck", 5, 8);
        Doctored.answered(history, 0, status);

        Verdict taken = GenuineIsTaken.of(Reckoning.of(history.evidence()));

        assertThat(taken.holds()).as(taken.toString()).isTrue();
        assertThat(taken.notes()).singleElement().asString().contains("{" + fault + "=1}");
    }

    @ParameterizedTest
    @CsvSource({"disk,ingest-1,0", "freeze,ingest-1,503", "kill,kafka-1,0", "kill,ingest-2,503", "scale,ingest,0"})
    void shouldNotExcuseItByWhatCannotHaveDoneIt(String fault, String target, int status) {
        TrueHistory history = TrueHistory.played();
        history.fault(fault, target, "struck", 5, 15);
        Doctored.answered(history, 0, status);

        assertThat(GenuineIsTaken.of(Reckoning.of(history.evidence())).broken()).isEqualTo(1);
    }

    @Test
    void shouldOnlyNoteWhatWasNotKeptApartWhileKafkaWasInTrouble() {
        TrueHistory history = TrueHistory.played();
        Doctored.REFUSED_AND_GONE.doctor(history);
        history.fault("freeze", "kafka-1", "SIGSTOP", 105, 112);

        Verdict kept = RefusedIsKept.of(Reckoning.of(history.evidence()));

        assertThat(kept.holds()).as(kept.toString()).isTrue();
        assertThat(kept.notes())
                .contains("2 might be gone, since Kafka was in trouble then, or their ingest was struck; 1 are");
    }

    @ParameterizedTest
    @CsvSource({"freeze,sink-1", "scale,sink", "harp,harp", "network,sink>harp"})
    void shouldOnlyNoteAnOlderWordThatMayHaveBeenOnItsWay(String fault, String target) {
        TrueHistory history = TrueHistory.played();
        history.postAnOlderWord();
        history.fault(fault, target, "struck", 205, 212);

        Verdict order = NeverOlderInHarp.of(Reckoning.of(history.evidence()));

        assertThat(order.holds()).as(order.toString()).isTrue();
        assertThat(order.notes()).singleElement().asString().startsWith("1 older ones");
    }

    @Test
    void shouldNotTakeAStepForGrowth() {
        TrueHistory history = TrueHistory.played();
        history.figures(second -> TrueHistory.figures((second < 150 ? 300L : 700L) << 20, second < 150 ? 40 : 90));

        Reckoning known = Reckoning.of(history.evidence());

        assertThat(ProcessesStayFlat.memory(known).holds()).isTrue();
        assertThat(ProcessesStayFlat.threads(known).holds()).isTrue();
    }

    @Test
    void shouldNotAskABrokerWhetherItGrows() {
        TrueHistory history = TrueHistory.played();
        history.figures(second -> Map.of("kafka-1", new Figures(4711, (300L + 9L * second) << 20, 40)));

        Verdict memory = ProcessesStayFlat.memory(Reckoning.of(history.evidence()));

        assertThat(memory.broken()).isZero();
        assertThat(memory.isVacuous()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8, 7, 0", "-1, 2, 0", "3, 2, -1", "3, 2, 1"})
    void shouldCallNoTimeQuietInWhichMoreWaitsThanComesInASecondOrNobodyKnows(int transform, int sink, int spooled) {
        TrueHistory history = TrueHistory.played();
        history.samples.replaceAll(sample ->
                new Sample(sample.at(), sample.sent(), 0, 0, 0, 5, 9, transform, sink, spooled, sample.processes()));

        assertThat(NoneWaitsForAnother.of(Reckoning.of(history.evidence())).isVacuous())
                .isTrue();
    }

    private static Set<Integer> promises(List<Breach> breaches) {
        Set<Integer> promises = new TreeSet<>();
        breaches.forEach(breach -> promises.add(breach.promise()));
        return promises;
    }
}
