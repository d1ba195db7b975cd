package dev.cordon.testkit;

import java.io.Serializable;
import java.util.function.Supplier;

/**
 * Something that tells whether an application has changed, as {@code bank::transfers}: it is read
 * before and after, and its values are compared.
 *
 * <p>Serializable only so that two method references to the same method of the same object are
 * known to be the same. Nothing is ever serialized.
 *
 * @param <T> what it tells: a value, or a collection, map or array of values
 */
@FunctionalInterface
public interface Witness<T> extends Supplier<T>, Serializable {}
