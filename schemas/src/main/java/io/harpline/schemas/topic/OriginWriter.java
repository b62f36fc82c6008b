package io.harpline.schemas.topic;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import io.harpline.schemas.json.FieldWriter;
import java.io.IOException;

/// Writes it also as a part of others.
public final class OriginWriter extends FieldWriter<Origin> {

    private static final long serialVersionUID = 1;

    private static final SerializableString TOPIC = name("topic");
    private static final SerializableString PARTITION = name("partition");
    private static final SerializableString OFFSET = name("offset");

    public OriginWriter() {
        super(Origin.class);
    }

    @Override
    public void writeFields(Origin origin, JsonGenerator json) throws IOException {
        write(json, TOPIC, origin.topic());
        write(json, PARTITION, origin.partition());
        write(json, OFFSET, origin.offset());
    }
}
