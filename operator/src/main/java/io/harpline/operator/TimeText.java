package io.harpline.operator;

import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as the commands take them: ISO 8601 with the zone, or how long ago: 2h, 7d.
final class TimeText implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        Optional<Instant> time = Rfc3339.parse(text);
        if (time.isPresent()) {
            return time.get();
        }
        try {
            return Instant.now().minus(new DurationText().convert(text));
        } catch (TypeConversionException neither) {
            throw new TypeConversionException(
                    "'" + text
                            + "' is no time such as 2026-11-22T06:00:00Z or 2026-11-22T07:00:00+01:00, nor so long ago as 2h or 7d");
        }
    }
}
