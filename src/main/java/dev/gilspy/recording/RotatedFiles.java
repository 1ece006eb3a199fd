package dev.gilspy.recording;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The files of a rotated recording: the one that grows has the name that was asked for, and gets
 * one with the time of its beginning when the next one begins, {@code a-20261126T131500Z.gilspy}.
 * Only files that this run wrote are ever deleted.
 */
final class RotatedFiles {
    private static final String ENDING = ".gilspy";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** Files that began in the same second. */
    private static final int MOST_NAMESAKES = 1_000;

    private final Path path;
    private final Rotation rotation;

    /** Oldest first. */
    private final Deque<Path> finished = new ArrayDeque<>();

    private Instant began;

    /**
     * @param path of the file that grows
     * @throws IOException if a recording that is there cannot be put aside
     */
    RotatedFiles(Path path, Rotation rotation, Instant began) throws IOException {
        this.path = path;
        this.rotation = rotation;
        this.began = began;
        if (Files.isRegularFile(path, NOFOLLOW_LINKS) && Files.size(path) > 0) {
            putAside(Files.getLastModifiedTime(path).toInstant());
            Files.deleteIfExists(path);
        }
    }

    Path growing() {
        return path;
    }

    /** Where the next one begins, until there is something in it to read. */
    Path fresh() {
        return path.resolveSibling("." + path.getFileName() + ".new");
    }

    /**
     * The growing file gets its last name, and the fresh one takes its place. There is always one
     * that can be read.
     */
    void rotate(Instant now) throws IOException {
        if (Files.exists(path, NOFOLLOW_LINKS)) { // else somebody has taken it away
            finished.addLast(putAside(began));
        }
        Files.move(fresh(), path, ATOMIC_MOVE);
        began = now;
    }

    /** Gives the file another name beside its own, or in place of it where it cannot have two. */
    private Path putAside(Instant time) throws IOException {
        String name = path.getFileName().toString();
        String stem = name.endsWith(ENDING) ? name.substring(0, name.lastIndexOf('.')) : name;
        for (int namesake = 1; namesake < MOST_NAMESAKES; namesake++) {
            String number = namesake == 1 ? "" : "-" + namesake;
            Path aside = path.resolveSibling(stem + "-" + TIME.format(time) + number + ENDING);
            try {
                return linkOrMove(aside);
            } catch (FileAlreadyExistsException e) {
                // of another run, or of the same second: that one is left alone
            }
        }
        throw new FileAlreadyExistsException(stem + "-" + TIME.format(time));
    }

    private Path linkOrMove(Path aside) throws IOException {
        try {
            return Files.createLink(aside, path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return Files.move(path, aside); // some file systems have no links
        }
    }

    long growingBytes() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Deletes the oldest files that are too much.
     *
     * @param open how many of the newest finished ones are still written to
     */
    void deleteOldest(int open) throws IOException {
        while (finished.size() > open && tooMuch()) {
            Files.deleteIfExists(finished.removeFirst());
        }
    }

    private boolean tooMuch() throws IOException {
        boolean many = rotation.keep() > 0 && finished.size() + 1 > rotation.keep();
        // The growing one may become as large as it may before anything is deleted again.
        return many
                || rotation.maxBytes() > 0
                        && finishedBytes() + rotation.fileBytes() > rotation.maxBytes();
    }

    private long finishedBytes() throws IOException {
        long sum = 0;
        for (Path file : finished) {
            sum += Files.exists(file) ? Files.size(file) : 0;
        }
        return sum;
    }
}
