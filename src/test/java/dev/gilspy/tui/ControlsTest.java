package dev.gilspy.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gilspy.tui.Key.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Shown WORKERS = Pictures.workers();

    private ViewState state = ViewState.FIRST;
    private Effect effect;

    private ControlsTest press(Key key) {
        Controls.Step step = new Controls(state, WORKERS, SECOND, 3).after(key);
        state = step.state();
        effect = step.effect();
        return this;
    }

    private ControlsTest press(Kind... kinds) {
        for (Kind kind : kinds) {
            press(Key.of(kind));
        }
        return this;
    }

    private ControlsTest type(String keys) {
        keys.codePoints().forEach(c -> press(Key.typed(Character.toString(c))));
        return this;
    }

    private String chosen() {
        return new Rows(state, WORKERS.view()).chosenThread().orElseThrow().name();
    }

    @Test
    void quits() {
        assertThat(type("q").effect).isEqualTo(new Effect.Quit());
        assertThat(press(Kind.HANG_UP).effect).isEqualTo(new Effect.Quit());
    }

    @ParameterizedTest
    @CsvSource({"1, thread", "2, running", "5, blocked", "7, hold p99", "9, wait p99"})
    void digitsChooseTheColumnToSortBy(String digit, String column) {
        assertThat(type(digit).state.sorting()).isEqualTo(new Sorting(column, false));
    }

    @Test
    void sortsByTheNextColumnAndTheOtherWayRound() {
        assertThat(type("s").state.sorting().column()).isEqualTo("thread");
        assertThat(chosen()).isEqualTo("MainThread");
        assertThat(type("ss").state.sorting().column()).isEqualTo("waiting");
        assertThat(type("sssssss").state.sorting().column()).isEqualTo("thread");
        assertThat(type("S").state.sorting().reversed()).isTrue();
        assertThat(chosen()).isEqualTo("worker-3");
    }

    @Test
    void filterIsTypedAndMayBeCancelled() {
        type("/loX").press(Kind.BACKSPACE).type("gger");
        assertThat(state.filter()).isEmpty();
        assertThat(press(Kind.ENTER).state.filter()).isEqualTo("logger");
        assertThat(chosen()).isEqualTo("logger");
        type("/q").press(Kind.ESCAPE);
        assertThat(state.filter()).isEqualTo("logger");
        assertThat(press(Kind.ESCAPE).state.filter()).isEmpty();
    }

    @Test
    void keysAreTextWhileALineIsTyped() {
        type("/qp?1");
        assertThat(effect).isEqualTo(new Effect.None());
        assertThat(state.prompt().text()).isEqualTo("qp?1");
        press(Kind.LEFT, Kind.LEFT, Kind.DELETE).type("線");
        assertThat(state.prompt().text()).isEqualTo("qp線1");
        press(Kind.HOME).type("😀").press(Kind.BACKSPACE, Kind.END, Kind.BACKSPACE);
        assertThat(state.prompt().text()).isEqualTo("qp線");
        press(Kind.CLEAR_LINE).type("x".repeat(300));
        assertThat(state.prompt().text()).hasSize(200);
    }

    @Test
    void arrowsChooseAThreadAlsoOnItsOwnPage() {
        assertThat(press(Kind.DOWN).chosen()).isEqualTo("worker-2");
        assertThat(type("t").state.page()).isEqualTo(Page.THREAD);
        assertThat(press(Kind.DOWN, Kind.DOWN, Kind.DOWN, Kind.DOWN).chosen())
                .isEqualTo("MainThread");
        assertThat(press(Kind.PAGE_UP).chosen()).isEqualTo("worker-2");
        assertThat(press(Kind.HOME).chosen()).isEqualTo("worker-1");
        assertThat(press(Kind.ESCAPE).state.page()).isEqualTo(Page.OVERVIEW);
    }

    @Test
    void theThreadThatIsChosenStaysSoInAnotherOrder() {
        press(Kind.END);
        assertThat(chosen()).isEqualTo("MainThread");
        assertThat(type("1").chosen()).isEqualTo("MainThread");
    }

    @Test
    void pagesComeAndGoByTheSameKey() {
        assertThat(type("b").state.page()).isEqualTo(Page.BLAME);
        assertThat(type("b").state.page()).isEqualTo(Page.OVERVIEW);
        assertThat(type("?").state.page()).isEqualTo(Page.HELP);
        assertThat(press(Kind.PAGE_DOWN).state.scroll()).isEqualTo(3);
        assertThat(press(Kind.UP, Kind.HOME).state.scroll()).isZero();
        assertThat(type("b").state.page()).isEqualTo(Page.BLAME);
    }

    @Test
    void oneProcessIsChosenAndLetGo() {
        press(Key.typed("P")).press(Kind.ENTER);
        assertThat(state.process()).isEqualTo(4242);
        assertThat(state.page()).isEqualTo(Page.OVERVIEW);
        assertThat(type("PP").state.process()).isZero();
        assertThat(type("P").press(Kind.ENTER, Kind.ESCAPE).state.process()).isZero();
    }

    @Test
    void whatIsNotTheScreensOwnIsAskedFor() {
        assertThat(type("r").effect).isEqualTo(new Effect.Reset());
        assertThat(type("+").effect).isEqualTo(new Effect.Refresh(2 * SECOND));
        assertThat(state.message()).isEqualTo("A refresh every 2 s.");
        assertThat(type("-").effect).isEqualTo(new Effect.Refresh(SECOND / 2));
        assertThat(press(Kind.REDRAW).effect).isEqualTo(new Effect.Redraw());
        type("w").press(Kind.CLEAR_LINE).type(" a.gilspy").press(Kind.ENTER);
        assertThat(effect).isEqualTo(new Effect.Write("a.gilspy"));
        type("w").press(Kind.CLEAR_LINE, Kind.ENTER);
        assertThat(effect).isEqualTo(new Effect.None());
    }

    @Test
    void pausesAndShowsLines() {
        assertThat(type("p").state.paused()).isTrue();
        assertThat(type("p").state.paused()).isFalse();
        assertThat(type("l").state.byLine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "Q", "ж", "線", "~", " "})
    void otherKeysDoNothing(String key) {
        type(key).press(Kind.OTHER, Kind.BACKSPACE);
        assertThat(effect).isEqualTo(new Effect.None());
        assertThat(state).usingRecursiveComparison().isEqualTo(ViewState.FIRST);
    }
}
