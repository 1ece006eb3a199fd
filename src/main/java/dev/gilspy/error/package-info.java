/**
 * The failures that gilspy foresees. Each leaf knows its exit code; only {@code cli.Main} prints
 * one.
 */
package dev.gilspy.error;
