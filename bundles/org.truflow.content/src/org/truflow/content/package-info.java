/**
 * What a file is, and where it may lie.
 *
 * <p>Hashing: {@link org.truflow.content.ContentHasher} hashes a file on disk with several threads,
 * {@link org.truflow.content.TreeHasher} a stream; both make a {@link org.truflow.content.FileTree}, which is the content
 * hash with the hash of every piece. {@link org.truflow.content.Pieces} says how a size is cut.
 * {@link org.truflow.content.PieceHasher} checks a piece as it arrives, {@link org.truflow.content.PieceLayers} checks piece
 * hashes that came from somebody, {@link org.truflow.content.LeafRanges} finds which blocks of a bad piece are wrong.
 *
 * <p>Names: {@link org.truflow.content.RemotePath} is what somebody called a file, {@link org.truflow.content.SafePath} what it
 * may be called here, {@link org.truflow.content.RootFolder} the folder that no name leads out of.
 */
@NonNullByDefault
package org.truflow.content;

import org.eclipse.jdt.annotation.NonNullByDefault;
