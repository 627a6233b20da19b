/**
 * What is looked at: figures (alternatives by MIME type) and live views, made from data sets,
 * trainings and their results.
 *
 * <p>Every factory gives a value that knows nothing of Jupyter, has a {@code text/plain} that says
 * the same in words, and a picture that stays in a saved notebook: PNG, or HTML with inline styles
 * and {@code data:} pictures only. Charts are drawn on light paper of their own, so that they read
 * the same in a dark theme; HTML takes the page's own text colour. Labels and cells are data and
 * are always escaped. The same input gives the same bytes.
 */
package org.winnow.viz;
