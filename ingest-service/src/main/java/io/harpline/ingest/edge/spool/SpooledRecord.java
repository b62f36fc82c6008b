package io.harpline.ingest.edge.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// A Kafka record as it lies in the spool.
///
/// ```
/// version (1 byte) · topic · timestamp (8) · key · value · number of headers (4) · name and value of each
/// ```
///
/// Texts and bytes stand behind their length; none of them is null.
final class SpooledRecord {

    private static final int VERSION = 1;

    private SpooledRecord() {}

    static byte[] write(ProducerRecord<byte[], byte[]> record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(record.value().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(record.topic());
            out.writeLong(record.timestamp());
            write(out, record.key());
            write(out, record.value());
            Header[] headers = record.headers().toArray();
            out.writeInt(headers.length);
            for (Header header : headers) {
                out.writeUTF(header.key());
                write(out, header.value());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }

    /// The record that was written.
    ///
    /// @throws IOException if the bytes are none; a newer version's are none either
    static ProducerRecord<byte[], byte[]> read(byte[] spooled) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(spooled))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IOException("a spooled record of version " + version + ", where " + VERSION + " is known");
            }
            String topic = in.readUTF();
            long timestamp = in.readLong();
            byte[] key = readBytes(in);
            byte[] value = readBytes(in);
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, timestamp, key, value);
            int headers = in.readInt();
            for (int i = 0; i < headers; i++) {
                record.headers().add(in.readUTF(), readBytes(in));
            }
            return record;
        } catch (RuntimeException nonsense) {
            throw new IOException("no spooled record", nonsense);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length + ", where " + in.available() + " bytes are left");
        }
        return in.readNBytes(length);
    }
}
