package org.winnow.magics;

/**
 * One way to go on typing.
 *
 * @param text what replaces the characters from {@code start} to {@code end}
 * @param type {@code command}, {@code option}, {@code value} or {@code file}
 * @param start first replaced character of the line
 * @param end first character after the replaced ones
 */
public record Completion(String text, String type, int start, int end) {}
