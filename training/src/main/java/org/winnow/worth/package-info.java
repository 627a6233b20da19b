/**
 * What commits of labels are worth: trainings with and without them, and the search for the commit
 * from which on a figure fails.
 */
package org.winnow.worth;
