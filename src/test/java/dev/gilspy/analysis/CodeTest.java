package dev.gilspy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Frame;
import org.junit.jupiter.api.Test;

class CodeTest {
    @Test
    void aFrameIsWrittenWithItsFileNameAndLine() {
        assertThat(Code.text(new Frame("score", "/srv/app/model.py", 88)))
                .isEqualTo("score (model.py:88)");
        assertThat(Code.text(new Frame("score", "model.py", 0))).isEqualTo("score (model.py)");
        assertThat(Code.text(new Frame("score", "", 0))).isEqualTo("score");
        assertThat(Code.text(new Frame("a.<locals>.b.<locals>.c", "m.py", 1)))
                .isEqualTo("c (m.py:1)");
    }

    @Test
    void onlyThreadingsOwnFramesStartThreads() {
        String threading = "/usr/lib/python3.11/threading.py";
        assertThat(Code.startsThread(new Frame("Thread._bootstrap_inner", threading, 1))).isTrue();
        assertThat(Code.startsThread(new Frame("run", threading, 1))).isTrue();
        assertThat(Code.startsThread(new Frame("Condition.wait", threading, 1))).isFalse();
        assertThat(Code.startsThread(new Frame("run", "/srv/mythreading.py", 1))).isFalse();
    }

    @Test
    void aNativeFunctionIsNotTheUsers() {
        String library = "_sqlite3.cpython-311-x86_64-linux-gnu.so";
        Frame step = new Frame("pysqlite_step", library, 0);
        assertThat(Code.isNative(step)).isTrue();
        assertThat(Code.isUsers(step)).isFalse();
        assertThat(Code.text(step)).isEqualTo("pysqlite_step (" + library + ")");
        assertThat(Code.isNative(new Frame("f", "/srv/app.py", 0))).isFalse();
        assertThat(Code.isNative(new Frame("f", "<string>", 0))).isFalse();
        assertThat(Code.isNative(new Frame("f", "app.py", 3))).isFalse();
        assertThat(Code.isNative(new Frame("(other code)", "", 0))).isFalse();
    }

    @Test
    void whatIsInstalledIsNotTheUsers() {
        assertThat(Code.isUsers(new Frame("f", "/srv/app.py", 1))).isTrue();
        assertThat(Code.isUsers(new Frame("f", "<string>", 1))).isTrue();
        assertThat(Code.isUsers(new Frame("f", "/v/lib/python3.9/site-packages/x.py", 1)))
                .isFalse();
        assertThat(Code.isUsers(new Frame("f", "/usr/lib/python3/dist-packages/x.py", 1)))
                .isFalse();
        assertThat(Code.isUsers(new Frame("f", "<frozen runpy>", 1))).isFalse();
    }
}
