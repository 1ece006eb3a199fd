package dev.gilspy.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs something of the machine. Where that is refused, the test is not run and the
 * run's last lines name it with the reason; with {@code CI=true} in the environment it fails
 * instead, so that nobody's CI passes on what it did not test.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    Permission[] value();
}
