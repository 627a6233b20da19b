/**
 * How label repositories and the bytes of their examples travel: addresses, git's protocols, Git
 * LFS and plain folders. Nothing that comes with a repository is run, and of its configuration only
 * the addresses of remotes are read.
 */
package org.winnow.datasets.sharing;
