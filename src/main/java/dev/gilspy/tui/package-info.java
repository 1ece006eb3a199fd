/**
 * The full screen of {@code gilspy top}. In: {@link dev.gilspy.tui.Shown}, what there is to show at
 * the moment, and the keys of a terminal. Out: that terminal's screen, and an {@link
 * dev.gilspy.tui.Effect} where a key asks for something else.
 *
 * <p>Two halves. What is drawn is pure: a {@link dev.gilspy.tui.ViewState}, what is shown and the
 * size of the screen always give the same lines ({@link dev.gilspy.tui.TopView}), and a state and a
 * key the same next state ({@link dev.gilspy.tui.Controls}). Where there is too little room, what
 * matters least is left out ({@link dev.gilspy.tui.Allotment}). The other half speaks to the
 * terminal, with JLine: {@link dev.gilspy.tui.Screen} sends what has changed, {@link
 * dev.gilspy.tui.KeyDecoder} makes keys of what comes, {@link dev.gilspy.tui.TopLoop} sleeps until
 * there is something to do.
 *
 * <p>The hard thing is to give the terminal back as it was found, whatever ends the program. Only
 * SIGKILL cannot be answered: then {@code reset} is to be typed.
 */
package dev.gilspy.tui;
