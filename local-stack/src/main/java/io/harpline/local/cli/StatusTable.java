package io.harpline.local.cli;

import java.util.List;
import java.util.stream.Collectors;

/// The components' status for a human reader.
record StatusTable(List<ComponentStatus> components) {

    private static final String ROW = "%-14s  %8s  %5s  %-5s  %8s";

    String text() {
        String rows = components.stream().map(StatusTable::row).collect(Collectors.joining("\n"));
        return ROW.formatted("NAME", "PID", "PORT", "READY", "RESTARTS") + "\n" + rows;
    }

    private static String row(ComponentStatus component) {
        Long pid = component.pid();
        return ROW.formatted(
                component.name(),
                pid == null ? "-" : pid,
                component.port(),
                component.ready() ? "yes" : "no",
                component.restarts());
    }
}
