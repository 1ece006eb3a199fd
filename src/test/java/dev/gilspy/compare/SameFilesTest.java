package dev.gilspy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.model.Frame;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameFilesTest {
    @Test
    void aCheckoutElsewhereIsTheSame() {
        SameFiles files =
                new SameFiles(
                        Set.of("/ci/1/app.py", "/usr/lib/json.py"),
                        Set.of("/ci/2/app.py", "/usr/lib/json.py"));

        assertThat(file(files, "/ci/1/app.py")).isEqualTo("/ci/2/app.py");
        assertThat(file(files, "/usr/lib/json.py")).isEqualTo("/usr/lib/json.py");
    }

    @Test
    void aNameThatOccursTwiceSaysNothing() {
        SameFiles files =
                new SameFiles(
                        Set.of("/ci/1/a/utils.py", "/ci/1/b/utils.py"),
                        Set.of("/ci/2/a/utils.py", "/ci/2/b/utils.py"));

        assertThat(file(files, "/ci/1/a/utils.py")).isEqualTo("/ci/1/a/utils.py");
    }

    @Test
    void anotherFileOfTheSameNameDoesNotTakeTheOldOnesPlace() {
        SameFiles files =
                new SameFiles(Set.of("/srv/app.py"), Set.of("/srv/app.py", "/srv/plugins/app.py"));

        assertThat(file(files, "/srv/app.py")).isEqualTo("/srv/app.py");
    }

    private static String file(SameFiles files, String before) {
        return files.inAfter(new Frame("f", before, 1)).file();
    }
}
