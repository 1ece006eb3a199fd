package dev.gilspy.recording;

/**
 * What the tables of all processes of one recording may take together, many times what is recorded
 * of a large service: a few bytes of a file may inflate to very many.
 */
final class Room {
    private static final int MOST_STACKS = 1 << 24;
    private static final int MOST_FRAMES = 1 << 21;
    private static final int MOST_CHARACTERS = 1 << 26;

    private int stacks;
    private int frames;
    private long characters;

    void stack() {
        MalformedException.unless(++stacks <= MOST_STACKS, "it has too many stacks");
    }

    void frame() {
        MalformedException.unless(++frames <= MOST_FRAMES, "it has too many frames");
    }

    void string(String text) {
        characters += 1 + text.length(); // empty ones take room, too
        MalformedException.unless(characters <= MOST_CHARACTERS, "its names are too long");
    }
}
