package org.winnow.magics;

import org.winnow.insight.SuspectList;

/**
 * The suspects found last, and what they were found with.
 *
 * @param model the hash of the model whose training judged the labels
 * @param dataDigest the digest of the data they were found in
 */
record Findings(SuspectList suspects, String model, String dataDigest) {}
