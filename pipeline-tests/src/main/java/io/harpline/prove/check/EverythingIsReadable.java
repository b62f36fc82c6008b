package io.harpline.prove.check;

/// Each record has the shape that its topic has.
final class EverythingIsReadable {

    private EverythingIsReadable() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(
                0, "each record can be read as what its topic holds, and events bear the headers of CloudEvents");
        findings.looks(known.evidence().searched());
        known.evidence().unreadable().forEach(record -> findings.breach("not as its topic's records are", record));
        return findings.verdict();
    }
}
