package dev.gilspy.os;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file that gilspy is to write to, perhaps as root, at a name where somebody else may have set a
 * trap. As the kernel does by fs.protected_symlinks, protected_hardlinks, protected_regular and
 * protected_fifos (proc(5)), whatever these are set to:
 *
 * <ul>
 *   <li>a symbolic link is followed if this user or root made it;
 *   <li>where everybody may write, as in /tmp, only this user's own files are written to;
 *   <li>in a folder that is not this user's or root's alone, no file that has a second name is.
 * </ul>
 *
 * <p>The folder itself is trusted: whoever may put another one in its place may choose where the
 * file is. Standard output and the like, below /proc, are as they are.
 */
public final class OutputPath {
    private static final int MOST_LINKS = 40;
    private static final int OTHERS_WRITE = 0002;

    /** Of a folder in which names are taken away by the file's owner only; see inode(7). */
    private static final int STICKY = 01000;

    private static final Path PROC = Path.of("/proc");
    private static final int ROOT = 0;

    private final Path named;
    private final Path file;

    private OutputPath(Path named, Path file) {
        this.named = named;
        this.file = file;
    }

    /**
     * Follows what links may be followed.
     *
     * @throws IOException if there is no such folder, or a link is not to be trusted
     */
    public static OutputPath of(Path named) throws IOException {
        Path at = inRealFolder(named.toAbsolutePath());
        for (int links = 0; links < MOST_LINKS; links++) {
            if (at.startsWith(PROC) || !Files.isSymbolicLink(at)) {
                return new OutputPath(named, at);
            }
            if (!isTrusted(owner(attributes(at)))) {
                throw refusal(named, "it is a link that somebody else has made");
            }
            at = inRealFolder(at.resolveSibling(Files.readSymbolicLink(at)));
        }
        throw refusal(named, "too many links");
    }

    private static Path inRealFolder(Path path) throws IOException {
        return path.getParent() == null
                ? path
                : path.getParent().toRealPath().resolve(path.getFileName());
    }

    /** Where the links lead to. */
    public Path file() {
        return file;
    }

    /** Whether it is there and no pipe or device. */
    public boolean isRegular() {
        return Files.isRegularFile(file, NOFOLLOW_LINKS);
    }

    /**
     * Opens it to write; makes it if it is not there, else what it holds stays.
     *
     * @throws IOException if it cannot be written, or is not to be trusted
     */
    public FileChannel open() throws IOException {
        if (file.startsWith(PROC)) {
            return FileChannel.open(file, WRITE);
        }
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            refuseTraps();
            return FileChannel.open(file, WRITE, NOFOLLOW_LINKS);
        }
        try {
            boolean exposed = isExposed(attributes(file.getParent()));
            return FileChannel.open(file, exposed ? CREATE_NEW : CREATE, WRITE, NOFOLLOW_LINKS);
        } catch (FileAlreadyExistsException e) {
            throw refusal(named, "somebody else has made it at this moment");
        }
    }

    /** The same, and nothing is in it then. */
    public FileChannel openEmpty() throws IOException {
        FileChannel channel = open();
        try {
            if (isRegular()) { // a pipe or a device has no length to take away
                channel.truncate(0);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Whether another file can take its place without anybody noticing but by what is in it, and
     * without being tricked into giving away something else.
     *
     * @throws IOException if it is not to be trusted
     */
    public boolean isReplaceable() throws IOException {
        if (Files.notExists(file, NOFOLLOW_LINKS)) {
            return true;
        }
        if (!isRegular()) {
            return false;
        }
        refuseTraps();
        Map<String, Object> folder = attributes(file.getParent());
        boolean ownNamesStay = isTrusted(owner(folder)) && (mode(folder) & STICKY) != 0;
        return owner(attributes(file)) == EffectiveUser.here().id()
                && (!isExposed(folder) || ownNamesStay);
    }

    private void refuseTraps() throws IOException {
        Map<String, Object> folder = attributes(file.getParent());
        Map<String, Object> its = attributes(file);
        if (isEverybodys(folder) && owner(its) != EffectiveUser.here().id()) {
            throw refusal(
                    named, "it belongs to somebody else, in a folder that everybody may write to");
        }
        if (isExposed(folder) && isRegular() && (int) its.get("nlink") > 1) {
            throw refusal(
                    named, "it has a second name, in a folder that somebody else may write to");
        }
    }

    private static boolean isExposed(Map<String, Object> folder) throws IOException {
        return isEverybodys(folder) || !isTrusted(owner(folder));
    }

    private static boolean isEverybodys(Map<String, Object> folder) {
        return (mode(folder) & OTHERS_WRITE) != 0;
    }

    private static int mode(Map<String, Object> attributes) {
        return (int) attributes.get("mode");
    }

    private static boolean isTrusted(int user) {
        return user == ROOT || user == EffectiveUser.here().id();
    }

    private static int owner(Map<String, Object> attributes) {
        return (int) attributes.get("uid");
    }

    private static Map<String, Object> attributes(Path path) throws IOException {
        return Files.readAttributes(path, "unix:uid,mode,nlink", NOFOLLOW_LINKS);
    }

    private static FileSystemException refusal(Path named, String reason) {
        return new FileSystemException(named.toString(), null, reason);
    }
}
