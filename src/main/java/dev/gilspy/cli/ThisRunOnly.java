package dev.gilspy.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option that says what this one run is about; a configuration file cannot know that. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface ThisRunOnly {}
