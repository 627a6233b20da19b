/*
 * @title@: a network exported by Winnow.
 *
 * C99 with nothing of the C library but <math.h>, and no allocation: beside its constants it works
 * in one static array of @NAME@_ARENA_BYTES bytes. One example at a time, on one thread at a time.
 *
 * An example is @inputs@ raw features, as the data have them (@shape@, the channels of each place
 * together); scaling and standardising is part of the network.
 *
 * Compiled with -D@NAME@_MAIN it is a program that checks itself by golden rows; with the argument
 * "-" it reads rows of floats from standard input and writes rows of probabilities.
 */
#include <math.h>

enum { @NAME@_INPUTS = @inputs@, @NAME@_CLASSES = @classes@, @NAME@_ARENA_BYTES = @arena@ };

/* The names of the classes, in UTF-8. */
extern const char *const @name@_class_names[@NAME@_CLASSES];

/* Scores of the classes for one example. */
void @name@_scores(const float *in, float *scores);

/* Probabilities of the classes for one example, and the index of the largest. */
int @name@_classify(const float *in, float *probabilities);

