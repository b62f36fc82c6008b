package io.harpline.prove.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static Set<Integer> promises(List<Breach> breaches) {
        Set<Integer> promises = new TreeSet<>();
        breaches.forEach(breach -> promises.add(breach.promise()));
        return promises;
    }
}
