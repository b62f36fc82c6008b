package io.harpline.sink.app;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes down what it is told.
final class FakeTally implements Tally {

    final List<String> told = new ArrayList<>();

    @Override
    public void attempted(String integration, HarpAnswer answer) {
        told.add(
                switch (answer) {
                    case Answered answered -> "attempted " + integration + " " + answered.status();
                    case NoAnswer none -> "attempted " + integration + " " + none.cause();
                });
    }

    @Override
    public void acknowledged(String integration, Duration afterReceipt) {
        told.add("acknowledged " + integration);
    }

    @Override
    public void finished(String integration, Result result) {
        told.add("finished " + integration + " " + result);
    }
}
