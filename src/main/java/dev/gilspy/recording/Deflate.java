package dev.gilspy.recording;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A batch, deflated and back. */
final class Deflate {
    private static final int CHUNK_BYTES = 16 << 10;

    private Deflate() {}

    static ByteString deflate(Wire.Batch batch) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(batch.toByteArray());
            deflater.finish();
            ByteString.Output deflated = ByteString.newOutput();
            byte[] chunk = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                deflated.write(chunk, 0, deflater.deflate(chunk));
            }
            return deflated.toByteString();
        } finally {
            deflater.end();
        }
    }

    /**
     * @throws MalformedException if these bytes are no deflated batch, or too big a one
     */
    static Wire.Batch inflate(ByteString deflated) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated.toByteArray());
            return Wire.Batch.parseFrom(inflate(inflater));
        } catch (DataFormatException | InvalidProtocolBufferException e) {
            throw new MalformedException("a batch is damaged");
        } finally {
            inflater.end();
        }
    }

    private static byte[] inflate(Inflater inflater) throws DataFormatException {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        while (!inflater.finished()) {
            int bytes = inflater.inflate(chunk);
            inflated.write(chunk, 0, bytes);
            MalformedException.unless(
                    inflated.size() <= BlockFormat.MAX_PAYLOAD_BYTES
                            && (bytes > 0 || inflater.finished()),
                    "a batch is cut off or too big");
        }
        return inflated.toByteArray();
    }
}
